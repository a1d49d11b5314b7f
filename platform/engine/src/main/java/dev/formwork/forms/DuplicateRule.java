package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What makes two records of a form probably the same: the same phone number, the same vehicle.
 *
 * @param fields all of them must be filled in and be alike, as their formats compare texts
 * @param refuse whether a second one is refused; else it is only told
 * @param message what is told besides which records there are; empty for the platform's own words
 */
public record DuplicateRule(
    FieldKey key, List<FieldKey> fields, boolean refuse, LocalizedText message) {

  public DuplicateRule {
    fields = List.copyOf(fields);
  }

  /** What two records share that are alike; empty where something is not filled in. */
  public Optional<String> shared(Form form, Map<String, Object> data) {
    var parts = new ArrayList<String>();
    for (FieldKey each : fields) {
      Object value = data.get(each.value());
      FieldType type = form.field(each).map(Field::type).orElse(null);
      if (value == null || type == null) {
        return Optional.empty();
      }
      parts.add(compared(type, value));
    }
    return Optional.of(String.join("\n", parts));
  }

  private static String compared(FieldType type, Object value) {
    return type instanceof FieldType.Text text && text.format() != null
        ? text.format().compared(value.toString())
        : value.toString().strip().toLowerCase(Locale.ROOT);
  }

  /** Whether fields of this type can be told to be alike. */
  static boolean compares(FieldType type) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.Whole _,
          FieldType.Day _,
          FieldType.Choice _,
          FieldType.User _,
          FieldType.Relation _ ->
          true;
      case FieldType.LongText _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.MultiChoice _,
          FieldType.Subtable _,
          FieldType.Attachment _,
          FieldType.Signature _,
          FieldType.Computed _,
          FieldType.Serial _ ->
          false;
    };
  }
}
