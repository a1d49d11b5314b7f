package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.Expressions.Expression;
import dev.formwork.embedded.query.Expressions.Scope;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Dates taken apart and written out, in UTC unless a time zone is named. */
final class Dates {

  private static final Map<String, ToIntFunction<ZonedDateTime>> PARTS =
      Map.ofEntries(
          Map.entry("$year", ZonedDateTime::getYear),
          Map.entry("$month", ZonedDateTime::getMonthValue),
          Map.entry("$dayOfMonth", ZonedDateTime::getDayOfMonth),
          Map.entry("$dayOfYear", ZonedDateTime::getDayOfYear),
          Map.entry("$dayOfWeek", Dates::dayOfWeek),
          Map.entry("$hour", ZonedDateTime::getHour),
          Map.entry("$minute", ZonedDateTime::getMinute),
          Map.entry("$second", ZonedDateTime::getSecond),
          Map.entry("$millisecond", at -> at.get(ChronoField.MILLI_OF_SECOND)),
          Map.entry("$week", Dates::week),
          Map.entry("$isoDayOfWeek", at -> at.getDayOfWeek().getValue()),
          Map.entry("$isoWeek", at -> at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
          Map.entry("$isoWeekYear", at -> at.get(IsoFields.WEEK_BASED_YEAR)));

  private static final String WITH_ZONE = "%Y-%m-%dT%H:%M:%S.%L";
  private static final int DAYS_OF_WEEK = 7;

  private Dates() {}

  static boolean isPart(String operator) {
    return PARTS.containsKey(operator);
  }

  /** Sunday is 1. */
  private static int dayOfWeek(ZonedDateTime at) {
    return at.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue() + 1;
  }

  /** Weeks begin on Sundays; the days before the first one are week 0. */
  private static int week(ZonedDateTime at) {
    return (at.getDayOfYear() + DAYS_OF_WEEK - dayOfWeek(at)) / DAYS_OF_WEEK;
  }

  /** A part of a date, which is given as it is or as {@code {date, timezone}}. */
  static Expression part(String operator, @Nullable Object argument) {
    var part = PARTS.get(operator);
    @Nullable Object given =
        argument instanceof Collection<?> one && one.size() == 1 ? one.iterator().next() : argument;
    var named = given instanceof Document object && object.containsKey("date") ? object : null;
    var date = Expressions.read(named == null ? given : named.get("date"));
    var zone =
        named != null && named.containsKey("timezone")
            ? Expressions.read(named.get("timezone"))
            : null;
    return scope -> {
      @Nullable Object value = date.in(scope);
      var at = zone == null ? ZoneOffset.UTC : zone(zone, operator, scope);
      if (part == null || at == null || Missing.isNullOrMissing(value)) {
        return null;
      }
      return part.applyAsInt(instant(value).atZone(at));
    };
  }

  static Expression toText(Document argument) {
    Forms.onlyKnows(
        "$dateToString", argument, 18534, Set.of("date", "format", "timezone", "onNull"));
    var date = Forms.required("$dateToString", argument, "date", 18628);
    var onNull = argument.containsKey("onNull") ? Expressions.read(argument.get("onNull")) : null;
    boolean hasZone = argument.containsKey("timezone");
    var zone = Expressions.read(argument.get("timezone"));
    var format =
        Expressions.read(argument.getOrDefault("format", hasZone ? WITH_ZONE : WITH_ZONE + "Z"));
    return scope -> {
      @Nullable Object value = date.in(scope);
      if (Missing.isNullOrMissing(value)) {
        return onNull == null ? null : onNull.in(scope);
      }
      var at = hasZone ? zone(zone, "$dateToString", scope) : ZoneOffset.UTC;
      @Nullable Object text = format.in(scope);
      if (at == null || Missing.isNullOrMissing(text)) {
        return null;
      }
      if (!(text instanceof String pattern)) {
        throw numbered(18533, "$dateToString requires that 'format' be a string");
      }
      return write(pattern, instant(value).atZone(at));
    };
  }

  private static @Nullable ZoneId zone(Expression expression, String operator, Scope scope) {
    @Nullable Object name = expression.in(scope);
    if (Missing.isNullOrMissing(name)) {
      return null;
    }
    try {
      return ZoneId.of(String.valueOf(name));
    } catch (DateTimeException _) {
      throw numbered(40485, operator + " unrecognized time zone identifier: \"" + name + "\"");
    }
  }

  private static Instant instant(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    throw numbered(16006, "can't convert from " + Utils.describeType(value) + " to Date");
  }

  private static String write(String format, ZonedDateTime at) {
    var text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char next = format.charAt(i);
      if (next != '%') {
        text.append(next);
      } else if (++i == format.length()) {
        throw numbered(18535, "Unmatched '%' at end of format string");
      } else {
        text.append(write(format.charAt(i), at));
      }
    }
    return text.toString();
  }

  private static String write(char specifier, ZonedDateTime at) {
    return switch (specifier) {
      case 'Y' -> "%04d".formatted(at.getYear());
      case 'm' -> "%02d".formatted(at.getMonthValue());
      case 'd' -> "%02d".formatted(at.getDayOfMonth());
      case 'H' -> "%02d".formatted(at.getHour());
      case 'M' -> "%02d".formatted(at.getMinute());
      case 'S' -> "%02d".formatted(at.getSecond());
      case 'L' -> "%03d".formatted(at.get(ChronoField.MILLI_OF_SECOND));
      case 'j' -> "%03d".formatted(at.getDayOfYear());
      case 'w' -> Integer.toString(dayOfWeek(at));
      case 'u' -> Integer.toString(at.getDayOfWeek().getValue());
      case 'U' -> "%02d".formatted(week(at));
      case 'V' -> "%02d".formatted(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'G' -> "%04d".formatted(at.get(IsoFields.WEEK_BASED_YEAR));
      case 'z' -> offset(at);
      case 'Z' -> "%+d".formatted(at.getOffset().getTotalSeconds() / 60);
      case '%' -> "%";
      default ->
          throw numbered(18536, "Invalid format character '%" + specifier + "' in format string");
    };
  }

  private static String offset(ZonedDateTime at) {
    int minutes = at.getOffset().getTotalSeconds() / 60;
    int size = Math.abs(minutes);
    return "%s%02d%02d".formatted(minutes < 0 ? "-" : "+", size / 60, size % 60);
  }
}
