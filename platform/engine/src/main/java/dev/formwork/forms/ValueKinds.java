package dev.formwork.forms;

import dev.formwork.rules.ValueKind;

/** What sort of value the fields of each type hold. */
public final class ValueKinds {

  private ValueKinds() {}

  public static ValueKind of(FieldType type) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Choice _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Serial _ ->
          ValueKind.TEXT;
      case FieldType.Whole _, FieldType.Decimal _, FieldType.Money _ -> ValueKind.NUMBER;
      case FieldType.Day _ -> ValueKind.DATE;
      case FieldType.Moment _ -> ValueKind.DATE_TIME;
      case FieldType.Switch _ -> ValueKind.SWITCH;
      case FieldType.MultiChoice _ -> ValueKind.CHOICES;
      case FieldType.Subtable _, FieldType.Attachment _, FieldType.Signature _ -> ValueKind.ROWS;
      case FieldType.Computed computed ->
          switch (computed.result()) {
            case TEXT -> ValueKind.TEXT;
            case INTEGER, DECIMAL, MONEY -> ValueKind.NUMBER;
            case DATE -> ValueKind.DATE;
            case DATE_TIME -> ValueKind.DATE_TIME;
            case CHOICES -> ValueKind.CHOICES;
            case SWITCH -> ValueKind.SWITCH;
          };
    };
  }
}
