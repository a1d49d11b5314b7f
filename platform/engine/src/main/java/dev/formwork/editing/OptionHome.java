package dev.formwork.editing;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.Form;
import dev.formwork.forms.OptionList;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where options are written: in a list of their own, or in a field or a column of a form.
 *
 * @param in the list, or the form
 * @param field the keys that lead to the field; none for a list
 */
public record OptionHome(QualifiedKey in, List<FieldKey> field) {

  public OptionHome {
    field = List.copyOf(field);
  }

  public static OptionHome list(QualifiedKey list) {
    return new OptionHome(list, List.of());
  }

  public boolean isList() {
    return field.isEmpty();
  }

  /** The definition in which they are written. */
  public DefinitionName definition() {
    return new DefinitionName(kind(), in.key());
  }

  private String kind() {
    return isList() ? OptionList.TYPE.kind() : Form.TYPE.kind();
  }

  /** The options of a field; empty where it has none. */
  static Optional<OptionHome> of(
      JsonNode field, DefinitionKey app, QualifiedKey form, List<FieldKey> way) {
    JsonNode options = field.path("options");
    if (options.isArray()) {
      return Optional.of(new OptionHome(form, way));
    }
    return OptionFields.named(options, app).map(OptionHome::list);
  }

  /** A place where one of them is named. */
  public Reference reference(String pointer, String option, Written how) {
    return reference(pointer, option, how, Set.of());
  }

  Reference reference(String pointer, String option, Written how, Set<String> compared) {
    return new Reference(pointer, kind(), in, new Reference.OfOption(field, option, compared), how);
  }
}
