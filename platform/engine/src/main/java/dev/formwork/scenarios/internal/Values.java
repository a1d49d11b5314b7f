package dev.formwork.scenarios.internal;

import dev.formwork.packs.Samples;
import dev.formwork.rules.Dynamic;
import dev.formwork.scenarios.Moments;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values as scenarios write them: {@code @order} is a record, {@code @consultant} a person, {@code
 * $today+3d} a date, {@code {days: 3}} too as in samples, {@code $now} a moment; a time of day
 * makes a moment of a date: {@code $today-1d 17:00}.
 */
final class Values {

  private final Stage stage;

  Values(Stage stage) {
    this.stage = stage;
  }

  /** What a client would send. */
  Map<String, @Nullable Object> resolved(Map<String, ? extends @Nullable Object> data) {
    var resolved = new LinkedHashMap<String, @Nullable Object>();
    data.forEach((key, value) -> resolved.put(key, resolved(value)));
    return resolved;
  }

  @Nullable Object resolved(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text when text.startsWith("@") -> named(text.substring(1));
      case String text when text.startsWith("$") -> dynamic(text);
      case Map<?, ?> map when map.size() == 1 && map.get("days") instanceof Number days ->
          stage.now().atZone(stage.zone()).toLocalDate().plusDays(days.longValue()).toString();
      case Map<?, ?> map -> {
        var inside = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, each) -> inside.put(String.valueOf(key), resolved(each)));
        yield inside;
      }
      case List<?> list -> {
        var inside = new ArrayList<@Nullable Object>();
        list.forEach(each -> inside.add(resolved(each)));
        yield inside;
      }
      default -> value;
    };
  }

  /** A record before a person, where both have the name. */
  private Object named(String name) {
    return stage.findRecord(name).map(Samples.Made::id).orElseGet(() -> stage.actor(name).id());
  }

  private Object dynamic(String text) {
    if (text.startsWith("$$")) {
      return text.substring(1);
    }
    int space = text.indexOf(' ');
    Object day = moved(space < 0 ? text : text.substring(0, space));
    if (space > 0 && day instanceof LocalDate date) {
      return date.atTime(LocalTime.parse(text.substring(space + 1)))
          .atZone(stage.zone())
          .toInstant()
          .toString();
    }
    return day.toString();
  }

  private Object moved(String text) {
    var now = stage.now().atZone(stage.zone());
    return switch (Dynamic.parse(text).orElse(null)) {
      case Dynamic.Today(var shift) -> shift.from(now.toLocalDate());
      case Dynamic.Now(var shift) -> shift.from(now).toInstant();
      case Dynamic.Param(var key) ->
          Objects.requireNonNullElse(
              stage.world().parameters().values(stage.app()).get(key.value()), text);
      case Dynamic.User _, Dynamic.OwnDepartment _, Dynamic.OwnStore _, Dynamic.OtherField _ ->
          text;
      case null -> text;
    };
  }

  /**
   * Whether a value of a record is the one that a scenario means. Numbers are equal whatever their
   * digits, moments whatever their offset, a file is meant by its name; a row or object that is
   * expected may have more.
   */
  boolean isSame(@Nullable Object expected, @Nullable Object found) {
    Object wanted = resolved(expected);
    return switch (wanted) {
      case null -> isEmpty(found);
      case Number number ->
          found instanceof Number other
              && new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) == 0;
      case Boolean truth -> truth.equals(found) || (!truth && found == null);
      case List<?> list ->
          found instanceof List<?> others && list.size() == others.size() && areSame(list, others);
      case Map<?, ?> map ->
          found instanceof Map<?, ?> other
              && map.entrySet().stream()
                  .allMatch(each -> isSame(each.getValue(), other.get(each.getKey())));
      case String name when found instanceof Map<?, ?> file -> name.equals(file.get("name"));
      case String text when found instanceof Instant moment -> isMoment(text, moment);
      case String text when found instanceof Number number -> isSame(asNumber(text), number);
      default -> found != null && wanted.toString().equals(found.toString());
    };
  }

  private boolean areSame(List<?> list, List<?> others) {
    for (int i = 0; i < list.size(); i++) {
      if (!isSame(list.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isMoment(String text, Instant moment) {
    return Moments.parse(text)
        .map(local -> local.atZone(stage.zone()).toInstant().equals(moment))
        .orElseGet(() -> isInstant(text, moment));
  }

  private static boolean isInstant(String text, Instant moment) {
    try {
      return OffsetDateTime.parse(text).toInstant().equals(moment);
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static Object asNumber(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return List.of(); // equal to no number
    }
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  /** A value as a failure shows it: people by username, moments in the business's time. */
  String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Instant moment -> Moments.written(moment, stage.zone());
      case String text -> stage.username(text);
      case List<?> list -> "[" + String.join(", ", list.stream().map(this::shown).toList()) + "]";
      default -> value.toString();
    };
  }
}
