package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What screens ask about a field, whatever its value. */
public final class Fields {

  private Fields() {}

  /** Whether its values are numbers, which stand at the right edge of a column. */
  public static boolean isNumber(Field field) {
    return switch (field.type()) {
      case FieldType.Whole _, FieldType.Decimal _, FieldType.Money _ -> true;
      case FieldType.Computed computed ->
          switch (computed.result()) {
            case INTEGER, DECIMAL, MONEY -> true;
            case TEXT, DATE, DATE_TIME, SWITCH, CHOICES -> false;
          };
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.Choice _,
          FieldType.MultiChoice _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Subtable _,
          FieldType.Attachment _,
          FieldType.Signature _,
          FieldType.Serial _ ->
          false;
    };
  }

  /** Whether it needs the whole width of its section. */
  static boolean isWide(Field field) {
    return field.wide()
        || field.type() instanceof FieldType.Subtable
        || field.type() instanceof FieldType.Signature;
  }

  /** The fields of a row that stand in columns: those people fill in, and what is computed. */
  static List<Field> columns(FieldType.Subtable type) {
    return type.fields().stream().filter(field -> !isAside(field)).toList();
  }

  private static boolean isAside(Field field) {
    return field.readOnly() && (!field.isComputed() || field.type() instanceof FieldType.Lookup);
  }

  /** What was filled into a row by itself, in one line of words. */
  static String aside(
      FieldType.Subtable type,
      Map<?, ?> row,
      FormSource source,
      Function<String, FieldAccess> access) {
    return type.fields().stream()
        .filter(Fields::isAside)
        .filter(field -> row.get(field.key().value()) != null)
        .map(field -> aside(field, row, source, access.apply(field.key().value())))
        .collect(Collectors.joining(" · "));
  }

  private static String aside(Field field, Map<?, ?> row, FormSource source, FieldAccess access) {
    Object value = row.get(field.key().value());
    return t(
        "rows.aside",
        Say.t(field.title()),
        access == FieldAccess.MASKED ? ValueText.plain(value) : ValueText.of(field, value, source));
  }
}
