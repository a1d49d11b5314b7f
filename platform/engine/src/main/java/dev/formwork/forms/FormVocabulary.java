package dev.formwork.forms;

import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What conditions about the records of a form may name.
 *
 * @param subtable inside a subtable's row, its cells stand before the form's fields
 */
public record FormVocabulary(
    Form form, Map<String, Object> parameters, FieldType.@Nullable Subtable subtable)
    implements Vocabulary {

  public static FormVocabulary of(Form form, DefinitionKey app, Catalog catalog) {
    return new FormVocabulary(form, catalog.parameters(app), null);
  }

  FormVocabulary inside(FieldType.Subtable cells) {
    return new FormVocabulary(form, parameters, cells);
  }

  @Override
  public Optional<ValueKind> field(FieldKey key) {
    Optional<Field> cell = subtable == null ? Optional.empty() : subtable.field(key.value());
    return cell.or(() -> form.field(key)).map(field -> ValueKinds.of(field.type()));
  }

  @Override
  public Optional<ValueKind> parameter(FieldKey key) {
    return Optional.ofNullable(parameters.get(key.value())).map(ValueKind::of);
  }
}
