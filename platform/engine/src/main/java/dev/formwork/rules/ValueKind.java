package dev.formwork.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sort of value a field holds, as far as comparing goes. The predicate takes it from the value
 * found in the record, a query from the field's type; both turn an operand into the same thing.
 */
public enum ValueKind {
  TEXT,
  NUMBER,
  DATE,
  DATE_TIME,
  SWITCH,
  /** Several texts, as a multi-choice holds them. */
  CHOICES,
  /** Rows or files: only empty or not. */
  ROWS;

  private static final int LONGEST_NUMBER = 64;

  /** The kind of a value as records hold it. */
  public static ValueKind of(Object value) {
    return switch (value) {
      case Number _ -> NUMBER;
      case LocalDate _ -> DATE;
      case Instant _ -> DATE_TIME;
      case Boolean _ -> SWITCH;
      case List<?> list when list.stream().anyMatch(Map.class::isInstance) -> ROWS;
      case List<?> _ -> CHOICES;
      default -> TEXT;
    };
  }

  /**
   * The operand as a value to compare fields of this kind with: a text, a {@link BigDecimal}, a
   * {@link LocalDate}, an {@link Instant} or a {@link Boolean}; null where it can't be compared.
   *
   * <p>A date-time compared with a date compares by day in the zone: for {@code DATE_TIME} the
   * answer is a date if the operand is one.
   */
  public @Nullable Object comparable(Object operand, ZoneId zone) {
    return switch (this) {
      case TEXT, CHOICES -> operand instanceof String text ? text : null;
      case NUMBER -> number(operand);
      case DATE -> day(operand, zone);
      case DATE_TIME -> moment(operand);
      case SWITCH -> operand instanceof Boolean ? operand : null;
      case ROWS -> null;
    };
  }

  private static @Nullable BigDecimal number(Object operand) {
    return switch (operand) {
      case BigDecimal decimal -> decimal;
      case Long whole -> BigDecimal.valueOf(whole);
      case Integer whole -> BigDecimal.valueOf(whole);
      case Number other -> parsedNumber(other.toString());
      case String text -> parsedNumber(text);
      default -> null;
    };
  }

  private static @Nullable BigDecimal parsedNumber(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable LocalDate day(Object operand, ZoneId zone) {
    return switch (moment(operand)) {
      case LocalDate day -> day;
      case Instant moment -> moment.atZone(zone).toLocalDate();
      case null, default -> null;
    };
  }

  /** The operand as the date or the instant it names. */
  private static @Nullable Object moment(Object operand) {
    return switch (operand) {
      case LocalDate day -> day;
      case Instant moment -> moment;
      case String text -> parsedMoment(text);
      default -> null;
    };
  }

  private static @Nullable Object parsedMoment(String text) {
    try {
      return text.indexOf('T') < 0 ? LocalDate.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAMoment) {
      return null;
    }
  }
}
