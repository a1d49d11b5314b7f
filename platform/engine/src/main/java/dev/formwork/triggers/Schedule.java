package dev.formwork.triggers;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.formwork.kernel.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moments that come back: in plain words, or as a cron expression of five fields.
 *
 * @param cron minute, hour, day of month, month, day of week; {@code L} is the last one
 * @param every how often, in words
 * @param at the time of the day; midnight where absent. Of an hour only its minutes count
 * @param weekdays for weeks: on these days
 * @param monthDays for months: on these days; where a month is shorter, on its last one
 * @param last for months: on the last day
 */
public record Schedule(
    @Nullable String cron,
    @Nullable Every every,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime at,
    List<DayOfWeek> weekdays,
    List<Integer> monthDays,
    boolean last) {

  private static final CronDefinition FIVE_FIELDS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .and()
          .withHours()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsLW()
          .and()
          .withMonth()
          .and()
          .withDayOfWeek()
          .withValidRange(0, 7)
          .withMondayDoWValue(1)
          .withIntMapping(7, 0)
          .supportsHash()
          .supportsL()
          .and()
          .instance();

  private static final int YEARS = 9;

  /** How often. */
  public enum Every {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  public Schedule {
    weekdays = List.copyOf(weekdays);
    monthDays = List.copyOf(monthDays);
  }

  /** The first moment after this one; empty where there is none within years. */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    ZonedDateTime from = after.atZone(zone);
    return (cron == null ? inWords(from) : parsed(cron).flatMap(it -> byCron(it, from)))
        .map(ZonedDateTime::toInstant);
  }

  /** The next moments, for people to see what they wrote. */
  public List<Instant> next(Instant after, ZoneId zone, int count) {
    var moments = new ArrayList<Instant>();
    Optional<Instant> at = next(after, zone);
    while (at.isPresent() && moments.size() < count) {
      moments.add(at.get());
      at = next(at.get(), zone);
    }
    return moments;
  }

  /** What keeps it from saying when. */
  public List<Problem> problems(String pointer) {
    boolean words = every != null;
    if ((cron == null) != words) {
      return List.of(Problem.error("rule.schedule.which", pointer));
    }
    if (cron != null) {
      boolean more = at != null || last || !weekdays.isEmpty() || !monthDays.isEmpty();
      if (more) {
        return List.of(Problem.error("rule.schedule.which", pointer));
      }
      return parsed(cron).isPresent()
          ? List.of()
          : List.of(Problem.error("rule.schedule.cron", pointer + "/cron").with("cron", cron));
    }
    boolean week = every == Every.WEEK;
    boolean month = every == Every.MONTH;
    if (week == weekdays.isEmpty() || month == (monthDays.isEmpty() && !last)) {
      return List.of(Problem.error("rule.schedule.days", pointer));
    }
    return monthDays.stream().allMatch(day -> day >= 1 && day <= 31)
        ? List.of()
        : List.of(Problem.error("rule.schedule.days", pointer + "/monthDays"));
  }

  private static Optional<Cron> parsed(String text) {
    try {
      return Optional.of(new CronParser(FIVE_FIELDS).parse(text).validate());
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ZonedDateTime> byCron(Cron cron, ZonedDateTime from) {
    return ExecutionTime.forCron(cron).nextExecution(from);
  }

  private Optional<ZonedDateTime> inWords(ZonedDateTime from) {
    LocalTime time = at == null ? LocalTime.MIDNIGHT : at;
    if (every == Every.HOUR) {
      ZonedDateTime within = from.withMinute(time.getMinute()).withSecond(0).withNano(0);
      return Optional.of(within.isAfter(from) ? within : within.plusHours(1));
    }
    LocalDate day = from.toLocalDate();
    return Stream.iterate(day, it -> it.plusDays(1))
        .limit(366L * YEARS)
        .filter(this::isOne)
        .map(it -> it.atTime(time).atZone(from.getZone()))
        .filter(moment -> moment.isAfter(from))
        .findFirst();
  }

  private boolean isOne(LocalDate day) {
    return switch (every) {
      case null -> false;
      case HOUR, DAY -> true;
      case WEEK -> weekdays.contains(day.getDayOfWeek());
      case MONTH -> {
        int length = day.lengthOfMonth();
        boolean end = day.getDayOfMonth() == length;
        yield (last && end)
            || monthDays.stream().anyMatch(it -> Math.min(it, length) == day.getDayOfMonth());
      }
    };
  }
}
