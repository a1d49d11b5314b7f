package dev.formwork.packs.histories;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The days of a history: how busy each is, which phases hold, and when people work on it. */
final class Days {

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 30);

  private final LocalDate today;
  private final List<History.Phase> phases;
  private final LocalTime opens;
  private final LocalTime closes;
  private final List<Integer> weekdays;

  Days(History history, LocalDate today) {
    this.today = today;
    phases = history.phases();
    History.Hours hours = history.hours();
    opens = time(hours == null ? null : hours.from(), OPENS);
    closes = time(hours == null ? null : hours.to(), CLOSES);
    weekdays = hours == null ? List.of() : hours.weekdays();
  }

  private static LocalTime time(@Nullable String written, LocalTime usual) {
    return written == null ? usual : LocalTime.parse(written);
  }

  /** So many moments of the period, the earliest first. */
  List<LocalDateTime> moments(History.Period period, int count, SplittableRandom random) {
    var upTo = new ArrayList<Double>();
    double sum = 0;
    for (int day = period.from(); day <= period.to(); day++) {
      sum += busy(today.plusDays(day));
      upTo.add(sum);
    }
    var moments = new ArrayList<LocalDateTime>();
    for (int i = 0; i < count; i++) {
      double drawn = random.nextDouble() * sum;
      int day = 0;
      while (day < upTo.size() - 1 && upTo.get(day) <= drawn) {
        day++;
      }
      moments.add(open(today.plusDays(period.from() + day), random));
    }
    moments.sort(null);
    return moments;
  }

  private double busy(LocalDate day) {
    double busy = weekdays.isEmpty() ? 1 : weekdays.get(day.getDayOfWeek().getValue() - 1);
    for (History.Phase phase : in(day)) {
      busy *= phase.times() == null ? 1 : phase.times();
    }
    return busy;
  }

  /** A moment at which the doors are open. */
  LocalDateTime open(LocalDate day, SplittableRandom random) {
    int minutes = (closes.toSecondOfDay() - opens.toSecondOfDay()) / 60;
    return day.atTime(opens).plusMinutes(random.nextInt(minutes));
  }

  /** This moment, or one of the next morning if the doors are shut by then. */
  LocalDateTime whenOpen(LocalDateTime moment, SplittableRandom random) {
    LocalDate day =
        moment.toLocalTime().isAfter(closes)
            ? moment.toLocalDate().plusDays(1)
            : moment.toLocalDate();
    boolean shut = moment.toLocalTime().isBefore(opens) || moment.toLocalTime().isAfter(closes);
    return shut ? day.atTime(opens).plusMinutes(random.nextInt(90)) : moment;
  }

  /** The phases that this day lies in. */
  List<History.Phase> in(LocalDate day) {
    return phases.stream().filter(phase -> holds(phase, day)).toList();
  }

  private boolean holds(History.Phase phase, LocalDate day) {
    List<Integer> days = phase.days();
    if (!days.isEmpty()) {
      return within(day, today.plusDays(days.getFirst()), today.plusDays(days.getLast()));
    }
    List<Integer> weeks = phase.weeks();
    if (!weeks.isEmpty()) {
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return within(
          day, monday.plusWeeks(weeks.getFirst()), monday.plusWeeks(weeks.getLast()).plusDays(6));
    }
    int back = phase.quarter() == null ? 0 : phase.quarter();
    LocalDate first =
        today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3).plusMonths(3L * back);
    return within(day, first, first.plusMonths(3).minusDays(1));
  }

  private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
