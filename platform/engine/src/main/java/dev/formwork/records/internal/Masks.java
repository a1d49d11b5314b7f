package dev.formwork.records.internal;

/** What stands in place of a masked value: enough to recognise it, too little to use it. */
final class Masks {

  private Masks() {}

  static String of(Object value) {
    if (!(value instanceof String text)) {
      return "•••";
    }
    int length = text.codePointCount(0, text.length());
    if (length <= 1) {
      return "•";
    }
    int head = length >= 11 ? 3 : 1;
    int tail = length >= 7 ? 4 : 0;
    int from = text.offsetByCodePoints(0, head);
    int to = text.offsetByCodePoints(0, length - tail);
    return text.substring(0, from) + "•".repeat(length - head - tail) + text.substring(to);
  }
}
