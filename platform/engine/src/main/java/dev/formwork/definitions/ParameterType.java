package dev.formwork.definitions;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** What a parameter holds. */
public enum ParameterType {
  INTEGER,
  DECIMAL,
  TEXT,
  SWITCH,
  DATE;

  private static final int MAX_LENGTH = 10_000;

  /** The value as records hold it: Long, BigDecimal, String, Boolean or LocalDate. */
  public Object typed(Object value) {
    return switch (this) {
      case INTEGER -> new BigDecimal(value.toString()).longValueExact();
      case DECIMAL -> new BigDecimal(value.toString());
      case TEXT, SWITCH -> value;
      case DATE -> LocalDate.parse(value.toString());
    };
  }

  /** Whether a value from JSON, or one that is typed already, is of this type. */
  public boolean accepts(Object value) {
    try {
      return switch (this) {
        case INTEGER, DECIMAL -> value instanceof Number && typed(value) instanceof Number;
        case TEXT -> value instanceof String text && text.length() <= MAX_LENGTH;
        case SWITCH -> value instanceof Boolean;
        case DATE -> typed(value) instanceof LocalDate;
      };
    } catch (ArithmeticException | DateTimeException | NumberFormatException _) {
      return false;
    }
  }

  /** As it is written in {@code pack.yaml}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
