package dev.formwork.kernel;

import java.util.regex.Pattern;

/** The syntax of keys, checked in the order size, characters, shape. */
final class Keys {

  static final int MAX_LENGTH = 64;

  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private Keys() {}

  static String camel(String value) {
    return checked(value, CAMEL, "a key like unitPrice");
  }

  static String kebab(String value) {
    return checked(value, KEBAB, "a key like vehicle-order");
  }

  static boolean isCamel(String value) {
    return value.length() <= MAX_LENGTH && CAMEL.matcher(value).matches();
  }

  static boolean isKebab(String value) {
    return value.length() <= MAX_LENGTH && KEBAB.matcher(value).matches();
  }

  private static String checked(String value, Pattern syntax, String expected) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Expected a key of 1 to %d characters, but got %d."
              .formatted(MAX_LENGTH, value.length()));
    }
    if (!syntax.matcher(value).matches()) {
      throw new IllegalArgumentException("Expected %s, but got \"%s\".".formatted(expected, value));
    }
    return value;
  }
}
