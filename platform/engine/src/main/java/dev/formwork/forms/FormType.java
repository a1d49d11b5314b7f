package dev.formwork.forms;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the platform knows of forms. */
final class FormType implements DefinitionType<Form> {

  @Override
  public String kind() {
    return "form";
  }

  @Override
  public String folder() {
    return "forms";
  }

  @Override
  public String schema() {
    return "form.schema.json";
  }

  @Override
  public Class<Form> valueType() {
    return Form.class;
  }

  @Override
  public DefinitionKey key(Form form) {
    return form.key();
  }

  @Override
  public LocalizedText title(Form form) {
    return form.title();
  }

  @Override
  public Set<FieldKey> fields(Form form) {
    return form.fields().map(Field::key).collect(Collectors.toSet());
  }

  @Override
  public Problems check(Form form, DefinitionKey app, Catalog catalog) {
    return new FormChecks(form, app, catalog).problems();
  }

  @Override
  public List<Reference> references(Form form, DefinitionKey app) {
    return new FormReferences(form, app).all();
  }
}
