package dev.formwork.forms;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What records hold, as the types that their fields have by now. A form of another release may have
 * had another type for the same key: what is the same value in both is read as that, all else is
 * none of the field's and stays where it is.
 */
public final class HeldValues {

  private HeldValues() {}

  /** The value as the type of its field has it; empty where it is none of that type. */
  public static Optional<Object> of(Field field, Object value) {
    if (isOne(field.type(), value)) {
      return Optional.of(value);
    }
    Object raw = written(field.type(), value);
    FieldValues.Reading reading = FieldValues.read(field, raw, field.key().value());
    return reading.problems().isEmpty() ? Optional.ofNullable(reading.value()) : Optional.empty();
  }

  private static boolean isOne(FieldType type, Object value) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Choice _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Serial _ ->
          value instanceof String;
      case FieldType.Whole _ -> value instanceof Long;
      case FieldType.Decimal _, FieldType.Money _ -> value instanceof BigDecimal;
      case FieldType.Day _ -> value instanceof LocalDate;
      case FieldType.Moment _ -> value instanceof Instant;
      case FieldType.Switch _ -> value instanceof Boolean;
      case FieldType.MultiChoice _ -> isListOf(value, String.class);
      case FieldType.Subtable _, FieldType.Attachment _, FieldType.Signature _ ->
          isListOf(value, Map.class);
      case FieldType.Computed _ -> true; // worked out anew, whatever it was
    };
  }

  private static boolean isListOf(Object value, Class<?> items) {
    return value instanceof List<?> list && list.stream().allMatch(items::isInstance);
  }

  /** As somebody would send it for such a field. */
  private static @Nullable Object written(FieldType type, Object value) {
    return switch (type) {
      case FieldType.Text _, FieldType.LongText _ ->
          switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Long _, LocalDate _, Instant _ -> value.toString();
            default -> value;
          };
      case FieldType.MultiChoice _ -> value instanceof String one ? List.of(one) : value;
      case FieldType.Choice _ ->
          isListOf(value, String.class) && value instanceof List<?> list && list.size() == 1
              ? list.getFirst()
              : value;
      default -> value;
    };
  }
}
