package dev.formwork.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever the hours, wherever the zone: counting by formula is counting minute by minute. The days
 * are around those on which clocks are put forward or back, a leap day and a date that was left
 * out.
 */
class CountingLikeAStopwatchTest {

  /** Where and when something happens to the clock on the wall. */
  record Place(String zone, String day) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("Asia/Shanghai", "2026-02-14"),
          new Place("Asia/Shanghai", "2028-02-29"),
          new Place("Europe/Berlin", "2026-03-29"),
          new Place("Europe/Berlin", "2026-10-25"),
          new Place("America/New_York", "2026-03-08"),
          new Place("America/New_York", "2026-11-01"),
          new Place("Australia/Lord_Howe", "2026-04-05"),
          new Place("Australia/Lord_Howe", "2026-10-04"),
          new Place("Antarctica/Troll", "2026-03-29"),
          new Place("Africa/Cairo", "2026-04-24"),
          new Place("Africa/Cairo", "2026-10-30"),
          new Place("America/Sao_Paulo", "2018-02-18"),
          new Place("America/Sao_Paulo", "2018-11-04"),
          new Place("America/St_Johns", "2010-03-14"),
          new Place("America/St_Johns", "2010-11-07"),
          new Place("Asia/Pyongyang", "2018-05-05"),
          new Place("Pacific/Apia", "2011-12-30"));

  /** What a millisecond is of the shortest day, which is a minute. */
  private static final long A_MILLISECOND = Measure.DAYS.one() / 60_000 + 1;

  /** Opening hours, the same as a stopwatch has them, and when to begin. */
  record World(OpeningHours hours, MinuteByMinute stopwatch, Instant start) {}

  @Property(tries = 1000)
  void isOpenWhenTheClockSaysSo(
      @ForAll("worlds") World world, @ForAll @IntRange(max = 6000) int on) {
    Instant at = world.start.plus(on, ChronoUnit.MINUTES);

    assertThat(world.hours.isOpen(at)).isEqualTo(world.stopwatch.isOpen(at));
  }

  @Property(tries = 1000)
  void countsOpenTime(@ForAll("worlds") World world, @ForAll @IntRange(max = 9000) int on) {
    Instant end = world.start.plus(on, ChronoUnit.MINUTES);

    long millis = Measure.TIME.between(world.hours, world.start, end);

    assertThat(Duration.ofMillis(millis))
        .isEqualTo(Duration.ofMinutes(world.stopwatch.minutes(world.start, end)));
  }

  @Property(tries = 1000)
  void countsOpenDays(@ForAll("worlds") World world, @ForAll @IntRange(max = 9000) int on) {
    Instant end = world.start.plus(on, ChronoUnit.MINUTES);

    double days = 1.0 * Measure.DAYS.between(world.hours, world.start, end) / Measure.DAYS.one();

    assertThat(days).isCloseTo(world.stopwatch.days(world.start, end), within(1e-8));
  }

  @Property(tries = 1000)
  void findsTheFirstMomentByWhichSoMuchHasPassed(
      @ForAll("worlds") World world,
      @ForAll Measure measure,
      @ForAll @IntRange(min = 1, max = 4000) int thousandths) {
    long amount = amount(measure, thousandths);

    Instant end = measure.after(world.hours, world.start, amount);

    if (world.hours.everOpens() && !isFarAway(world, end)) {
      assertThat(measure.between(world.hours, world.start, end)).isGreaterThanOrEqualTo(amount);
      assertThat(measure.between(world.hours, world.start, end.minusMillis(1))).isLessThan(amount);
    }
  }

  @Property(tries = 1000)
  void findsTheLastMomentFromWhichSoMuchIsToPass(
      @ForAll("worlds") World world, @ForAll @IntRange(min = 1, max = 4000) int thousandths) {
    long amount = amount(Measure.TIME, thousandths);

    Instant begin = Measure.TIME.before(world.hours, world.start, amount);

    if (!isFarAway(world, begin)) {
      assertThat(Measure.TIME.between(world.hours, begin, world.start)).isEqualTo(amount);
      assertThat(Measure.TIME.between(world.hours, begin.plusMillis(1), world.start))
          .isLessThan(amount);
    }
  }

  @Property(tries = 1000)
  void findsADayAgoAsFarAsADayOn(
      @ForAll("worlds") World world, @ForAll @IntRange(min = 1, max = 4000) int thousandths) {
    long amount = amount(Measure.DAYS, thousandths);

    Instant begin = Measure.DAYS.before(world.hours, world.start, amount);

    if (!isFarAway(world, begin)) {
      long passed = Measure.DAYS.between(world.hours, begin, world.start);
      assertThat(passed).isBetween(amount, amount + A_MILLISECOND + skipped(world, begin));
    }
  }

  @Property(tries = 1000)
  void addsUp(
      @ForAll("worlds") World world,
      @ForAll Measure measure,
      @ForAll @IntRange(max = 5_000_000) int seconds,
      @ForAll @IntRange(max = 5_000_000) int more) {
    Instant middle = world.start.plusSeconds(seconds / 10);
    Instant end = middle.plusSeconds(more / 10);

    assertThat(
            measure.between(world.hours, world.start, middle)
                + measure.between(world.hours, middle, end))
        .isEqualTo(measure.between(world.hours, world.start, end));
  }

  @Property(tries = 1000)
  void opensNextAtTheFirstOpenMoment(@ForAll("worlds") World world) {
    Instant next = world.hours.nextOpening(world.start).orElse(null);

    if (next == null) {
      assertThat(Measure.TIME.between(world.hours, world.start, world.start.plusSeconds(900_000)))
          .isZero();
    } else {
      assertThat(world.hours.isOpen(next)).isTrue();
      assertThat(Measure.TIME.between(world.hours, world.start, next)).isZero();
    }
  }

  /** What the clock skips at one moment passes at once, so a moment can't split it. */
  private static long skipped(World world, Instant begin) {
    boolean moved = world.hours.zone().getRules().nextTransition(begin.minusSeconds(1)) != null;
    return moved ? Measure.DAYS.one() : 0;
  }

  private static long amount(Measure measure, int thousandths) {
    return switch (measure) {
      case TIME -> Duration.ofMinutes(thousandths).toMillis();
      case DAYS -> measure.one() / 1000 * thousandths;
    };
  }

  private static boolean isFarAway(World world, Instant at) {
    return Math.abs(ChronoUnit.DAYS.between(world.start, at)) > 10_000;
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Map<DayOfWeek, List<Span>>> weeks =
        Arbitraries.maps(Arbitraries.of(DayOfWeek.class), spans()).ofMinSize(3).ofMaxSize(7);
    Arbitrary<Map<Integer, List<Span>>> days =
        Arbitraries.maps(Arbitraries.integers().between(-3, 6), spans()).ofMaxSize(3);
    Arbitrary<Integer> minutes = Arbitraries.integers().between(-4000, 2000);
    return Combinators.combine(Arbitraries.of(PLACES), weeks, days, minutes)
        .as(CountingLikeAStopwatchTest::world);
  }

  private static World world(
      Place place, Map<DayOfWeek, List<Span>> week, Map<Integer, List<Span>> byDay, int minutes) {
    ZoneId zone = ZoneId.of(place.zone);
    LocalDate day = LocalDate.parse(place.day);
    var days = new java.util.HashMap<LocalDate, List<Span>>();
    byDay.forEach((by, spans) -> days.put(day.plusDays(by), spans));
    Instant start = day.atStartOfDay(zone).toInstant().plus(minutes, ChronoUnit.MINUTES);
    return new World(
        new OpeningHours(zone, week, days), new MinuteByMinute(zone, week, days), start);
  }

  /** Also overlapping ones, whole days, and those that end at 24:00. */
  private static Arbitrary<List<Span>> spans() {
    Arbitrary<Integer> edges =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 1440)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(0, 1, 60, 120, 150, 180, 540, 1380, 1440)));
    return Combinators.combine(edges, edges)
        .as((one, other) -> new Span(Math.min(one, other), Math.max(one, other)))
        .list()
        .ofMaxSize(3);
  }
}
