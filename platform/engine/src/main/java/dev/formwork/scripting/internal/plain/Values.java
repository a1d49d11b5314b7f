package dev.formwork.scripting.internal.plain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as ECMAScript sees them: null, {@link Undefined}, Boolean, Double, String, List, Map; and
 * its conversions between them (ECMAScript 2024, section 7.1) where they are beyond doubt.
 */
final class Values {

  /** The value of what is not there. */
  enum Undefined {
    UNDEFINED
  }

  private static final double MOST_EXACT = 9007199254740991d;
  private static final int MOST_TEXT = 10_000;

  private Values() {}

  /** A value from outside; that a double holds its numbers has been checked. */
  static @Nullable Object inside(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Number number -> number.doubleValue();
      case LocalDate date -> date.toString();
      case Instant instant -> instant.toString();
      case List<?> list -> list;
      case Map<?, ?> map -> map;
      case Undefined undefined -> undefined;
      default -> throw new NotPlain();
    };
  }

  /** A value as the script engine would hand it out. */
  static @Nullable Object outside(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Double number -> counted(number);
      case Undefined _ -> null;
      default -> throw new NotPlain();
    };
  }

  private static Object counted(double number) {
    if (!Double.isFinite(number)) {
      throw new NotPlain();
    }
    boolean integral = number == Math.rint(number) && Math.abs(number) <= MOST_EXACT;
    return integral ? (Object) (long) number : BigDecimal.valueOf(number);
  }

  static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case Double number -> number != 0 && !number.isNaN();
      case String text -> !text.isEmpty();
      case Undefined _ -> false;
      default -> true;
    };
  }

  static boolean isNothing(@Nullable Object value) {
    return value == null || value instanceof Undefined;
  }

  /** What the library calls empty. */
  static boolean isEmpty(@Nullable Object value) {
    return isNothing(value)
        || "".equals(value)
        || (value instanceof List<?> list && list.isEmpty());
  }

  static double number(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Double number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case Undefined _ -> Double.NaN;
      default -> throw new NotPlain();
    };
  }

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> text;
      case Boolean truth -> truth.toString();
      case Double number -> digits(number);
      case Undefined _ -> "undefined";
      default -> throw new NotPlain();
    };
  }

  /** A number as people write it, where both languages write it alike. */
  private static String digits(double number) {
    double size = Math.abs(number);
    if (number == 0) {
      return "0";
    }
    if (!(size >= 1e-6 && size < 1e15)) {
      throw new NotPlain();
    }
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  static String joined(String left, String right) {
    return bounded(left + right);
  }

  /** Long texts are left to the engine, which has a limit for them. */
  static String bounded(String text) {
    if (text.length() > MOST_TEXT) {
      throw new NotPlain();
    }
    return text;
  }

  static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new NotPlain();
  }
}
