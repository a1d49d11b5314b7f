package dev.formwork.kernel;

import java.util.function.Predicate;

/**
 * The syntax of keys, checked in the order size, characters, shape. Read sign by sign: each record
 * that is read makes dozens of keys.
 */
final class Keys {

  static final int MAX_LENGTH = 64;

  private Keys() {}

  static String camel(String value) {
    return checked(value, Keys::isCamel, "a key like unitPrice");
  }

  static String kebab(String value) {
    return checked(value, Keys::isKebab, "a key like vehicle-order");
  }

  /** {@code [a-z][A-Za-z0-9]*} */
  static boolean isCamel(String value) {
    if (!isOfKeySize(value) || !isSmall(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (!isSmall(sign) && !isDigit(sign) && (sign < 'A' || sign > 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** {@code [a-z][a-z0-9]*(-[a-z0-9]+)*} */
  static boolean isKebab(String value) {
    if (!isOfKeySize(value) || !isSmall(value.charAt(0)) || value.endsWith("-")) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char sign = value.charAt(i);
      boolean parts = sign == '-' && value.charAt(i - 1) != '-';
      if (!parts && !isSmall(sign) && !isDigit(sign)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfKeySize(String value) {
    return !value.isEmpty() && value.length() <= MAX_LENGTH;
  }

  private static boolean isSmall(char sign) {
    return sign >= 'a' && sign <= 'z';
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static String checked(String value, Predicate<String> syntax, String expected) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Expected a key of 1 to %d characters, but got %d."
              .formatted(MAX_LENGTH, value.length()));
    }
    if (!syntax.test(value)) {
      throw new IllegalArgumentException("Expected %s, but got \"%s\".".formatted(expected, value));
    }
    return value;
  }
}
