package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operators on strings. Positions and lengths count code points; only ASCII has two cases. */
final class Texts {

  private Texts() {}

  static @Nullable Object concat(List<@Nullable Object> values) {
    if (Functions.anyNull(values)) {
      return null;
    }
    var text = new StringBuilder();
    for (Object value : values) {
      if (!(value instanceof String part)) {
        throw numbered(16702, "$concat only supports strings, not " + Utils.describeType(value));
      }
      text.append(part);
    }
    return text.toString();
  }

  static Object toLower(@Nullable Object value) {
    return mapAscii(text(value), unit -> unit >= 'A' && unit <= 'Z' ? unit + ('a' - 'A') : unit);
  }

  static Object toUpper(@Nullable Object value) {
    return mapAscii(text(value), unit -> unit >= 'a' && unit <= 'z' ? unit - ('a' - 'A') : unit);
  }

  private static String mapAscii(String text, IntUnaryOperator map) {
    var result = new StringBuilder(text.length());
    text.chars().map(map).forEach(unit -> result.append((char) unit));
    return result.toString();
  }

  /** A value as text, where an operator takes more than strings; nothing is the empty text. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Missing _ -> "";
      case String text -> text;
      case Double real when real == Math.rint(real) && Math.abs(real) < 1e15 ->
          Long.toString(real.longValue());
      case Number number -> number.toString();
      case Instant instant -> "%tFT%<tT.%<tLZ".formatted(instant.atZone(java.time.ZoneOffset.UTC));
      default ->
          throw numbered(
              16007, "can't convert from BSON type " + Utils.describeType(value) + " to String");
    };
  }

  static Object substring(List<@Nullable Object> values) {
    String text = text(values.get(0));
    int start = Functions.whole(values.get(1), 34450, 34451, "$substrCP: starting index");
    int length = Functions.whole(values.get(2), 34452, 34453, "$substrCP: length");
    if (start < 0) {
      throw numbered(34455, "$substrCP: the starting index must be nonnegative integer.");
    }
    if (length < 0) {
      throw numbered(34454, "$substrCP: length must be a nonnegative integer.");
    }
    int[] points = text.codePoints().skip(start).limit(length).toArray();
    return new String(points, 0, points.length);
  }

  static Object length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    throw numbered(
        34471, "$strLenCP requires a string argument, found: " + Utils.describeType(value));
  }

  static @Nullable Object indexOf(List<@Nullable Object> values) {
    if (Missing.isNullOrMissing(values.get(0))) {
      return null;
    }
    String text = required(values.get(0), 40093, "$indexOfCP requires a string as the first");
    String part = required(values.get(1), 40094, "$indexOfCP requires a string as the second");
    int[] points = text.codePoints().toArray();
    int start = values.size() > 2 ? bound(values.get(2), "starting") : 0;
    int end =
        values.size() > 3 ? Math.min(bound(values.get(3), "ending"), points.length) : points.length;
    if (start > end) {
      return -1;
    }
    String within = new String(points, start, end - start);
    int found = within.indexOf(part);
    return found < 0 ? -1 : start + within.codePointCount(0, found);
  }

  private static int bound(@Nullable Object value, String which) {
    int bound = Functions.whole(value, 40096, 40096, "$indexOfCP: the " + which + " index");
    if (bound < 0) {
      throw numbered(40097, "$indexOfCP requires a nonnegative " + which + " index");
    }
    return bound;
  }

  static @Nullable Object split(@Nullable Object value, @Nullable Object separator) {
    if (Missing.isNullOrMissing(value) || Missing.isNullOrMissing(separator)) {
      return null;
    }
    String text = required(value, 40085, "$split requires a string as the first");
    String by = required(separator, 40086, "$split requires a string as the second");
    if (by.isEmpty()) {
      throw numbered(40087, "$split requires a non-empty separator");
    }
    var parts = new ArrayList<@Nullable Object>();
    int from = 0;
    for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
      parts.add(text.substring(from, at));
      from = at + by.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String required(@Nullable Object value, int code, String what) {
    if (value instanceof String text) {
      return text;
    }
    throw numbered(code, what + " argument, found: " + Utils.describeType(value));
  }
}
