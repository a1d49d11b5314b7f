package dev.formwork.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Monday to Friday, 09:00 to 12:00 and 13:30 to 18:00: seven and a half hours a day. */
class CountingOpeningTimeTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final OpeningHours OFFICE = hours("office");

  @Nested
  class Hours {

    @Test
    void goOnAfterTheBreakAndTheNight() {
      assertThat(afterHours("2026-11-23T11:00", 1)).isEqualTo("2026-11-23T12:00");
      assertThat(afterHours("2026-11-23T11:00", 2)).isEqualTo("2026-11-23T14:30");
      assertThat(afterHours("2026-11-23T17:00", 2)).isEqualTo("2026-11-24T10:00");
    }

    @Test
    void beginWhenItOpens() {
      assertThat(afterHours("2026-11-21T20:00", 4)).isEqualTo("2026-11-23T14:30");
    }

    @Test
    void passOverHolidays() {
      assertThat(afterHours("2026-09-30T17:00", 2)).isEqualTo("2026-10-08T10:00");
    }

    @Test
    void passOnAWorkingSunday() {
      assertThat(afterHours("2026-09-18T17:00", 2)).isEqualTo("2026-09-20T10:00");
    }

    @Test
    void areFewerOnAShortDay() {
      assertThat(afterHours("2026-12-31T09:00", 5)).isEqualTo("2027-01-01T10:00");
    }

    @Test
    void betweenTwoMomentsAreThoseItWasOpen() {
      Instant monday = at("2026-11-23T08:00");

      long passed = Measure.TIME.between(OFFICE, monday, at("2026-11-24T10:15"));

      assertThat(Duration.ofMillis(passed)).isEqualTo(Duration.ofMinutes(450 + 75));
    }

    @Test
    void beforeAMomentEndWhenItOpens() {
      Instant tuesday = at("2026-11-24T10:00");

      assertThat(local(Measure.TIME.before(OFFICE, tuesday, hours(1))))
          .isEqualTo("2026-11-24T09:00");
      assertThat(local(Measure.TIME.before(OFFICE, tuesday, hours(2))))
          .isEqualTo("2026-11-23T17:00");
    }

    private String afterHours(String start, int hours) {
      return local(Measure.TIME.after(OFFICE, at(start), hours(hours)));
    }

    private long hours(int hours) {
      return Duration.ofHours(hours).toMillis();
    }
  }

  @Nested
  class Days {

    @Test
    void endAtTheSameTimeOfTheDay() {
      assertThat(afterDays("2026-11-23T10:00", 2)).isEqualTo("2026-11-25T10:00");
      assertThat(afterDays("2026-11-27T10:00", 1)).isEqualTo("2026-11-30T10:00");
    }

    @Test
    void endWhenItClosesIfTheyBeginBeforeItOpens() {
      assertThat(afterDays("2026-11-21T20:00", 1)).isEqualTo("2026-11-23T18:00");
    }

    @Test
    void countWorkingSundaysButNoHolidays() {
      assertThat(afterDays("2026-09-18T10:00", 1)).isEqualTo("2026-09-20T10:00");
      assertThat(afterDays("2026-09-30T10:00", 2)).isEqualTo("2026-10-09T10:00");
    }

    @Test
    void countAShortDayAsOne() {
      assertThat(afterDays("2026-12-30T18:00", 1)).isEqualTo("2026-12-31T13:00");
      assertThat(afterDays("2026-12-30T12:00", 1)).isEqualTo("2026-12-31T10:36");
    }

    @Test
    void beforeAMomentEndAtTheSameTimeOfTheDay() {
      Instant monday = at("2026-11-30T10:00");

      assertThat(local(Measure.DAYS.before(OFFICE, monday, 2 * Measure.DAYS.one())))
          .isEqualTo("2026-11-26T10:00");
    }

    private String afterDays(String start, int days) {
      return local(Measure.DAYS.after(OFFICE, at(start), days * Measure.DAYS.one()));
    }
  }

  @Nested
  class CalendarTime {

    private final ZoneId berlin = ZoneId.of("Europe/Berlin");
    private final OpeningHours always = OpeningHours.always(berlin);

    @Test
    void hasDaysOfTwentyThreeAndTwentyFiveHours() {
      Instant saturday = LocalDateTime.parse("2026-03-28T10:00").atZone(berlin).toInstant();

      Instant sunday = Measure.DAYS.after(always, saturday, Measure.DAYS.one());

      assertThat(sunday.atZone(berlin).toLocalDateTime()).isEqualTo("2026-03-29T10:00");
      assertThat(Duration.between(saturday, sunday)).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void hasHoursOfSixtyMinutesAlsoWhenTheClockIsPutBack() {
      Instant saturday = LocalDateTime.parse("2026-10-24T20:00").atZone(berlin).toInstant();

      Instant later = Measure.TIME.after(always, saturday, Duration.ofHours(24).toMillis());

      assertThat(later.atZone(berlin).toLocalDateTime()).isEqualTo("2026-10-25T19:00");
    }
  }

  @Test
  void opensNextAfterTheNightTheWeekendAndTheHolidays() {
    assertThat(OFFICE.nextOpening(at("2026-11-23T12:00")).map(CountingOpeningTimeTest::local))
        .contains("2026-11-23T13:30");
    assertThat(OFFICE.nextOpening(at("2026-09-30T18:00")).map(CountingOpeningTimeTest::local))
        .contains("2026-10-08T09:00");
    assertThat(OFFICE.nextOpening(at("2026-11-23T10:00")).map(CountingOpeningTimeTest::local))
        .contains("2026-11-23T10:00");
  }

  @Test
  void aCalendarHasWhatItDoesNotSayFromTheOneThatItExtends() {
    OpeningHours showroom = hours("showroom");

    assertThat(showroom.on(LocalDate.parse("2026-11-28")))
        .containsExactly(Span.parse("10:00-17:00"));
    assertThat(showroom.isOpenOn(LocalDate.parse("2026-11-29"))).isFalse();
    assertThat(showroom.on(LocalDate.parse("2026-11-27"))).hasSize(2);
    assertThat(showroom.isOpenOn(LocalDate.parse("2026-10-03"))).isFalse();
    assertThat(showroom.on(LocalDate.parse("2026-10-10"))).hasSize(2);
  }

  @Test
  void findsOpeningDaysAroundADate() {
    LocalDate saturday = LocalDate.parse("2026-11-28");

    assertThat(OFFICE.openingDay(saturday, 0)).isEqualTo("2026-11-27");
    assertThat(OFFICE.openingDay(saturday, 1)).isEqualTo("2026-11-30");
    assertThat(OFFICE.openingDay(saturday, -2)).isEqualTo("2026-11-26");
    assertThat(local(OFFICE.opening(saturday.minusDays(1)))).isEqualTo("2026-11-27T09:00");
    assertThat(local(OFFICE.closing(saturday.minusDays(1)))).isEqualTo("2026-11-27T18:00");
  }

  @Test
  void hoursThatNeverComeAreFarAway() {
    var closed = new OpeningHours(SHANGHAI, java.util.Map.of(), java.util.Map.of());
    Instant now = at("2026-11-23T10:00");

    assertThat(Measure.TIME.after(closed, now, 1)).isAfter(at("2080-01-01T00:00"));
    assertThat(Measure.DAYS.after(closed, now, 1)).isAfter(at("2080-01-01T00:00"));
    assertThat(Measure.TIME.before(closed, now, 1)).isBefore(at("1970-01-01T00:00"));
    assertThat(closed.nextOpening(now)).isEmpty();
  }

  private static OpeningHours hours(String key) {
    var release = CompiledRelease.of(Manifest.of("shop", LocalizedText.of("Shop")), 1);
    for (String each : new String[] {"office", "showroom"}) {
      try {
        String text =
            Files.readString(Path.of("src/test/resources/calendars/valid", each + ".yaml"));
        release.with(Calendar.TYPE, Definitions.read(Calendar.TYPE, text).find().orElseThrow());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return Calendars.find(QualifiedKey.of("shop", key), Catalog.of(release.build())).orElseThrow();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static String local(Instant at) {
    return LocalDateTime.ofInstant(at, SHANGHAI).toString();
  }
}
