package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-03-02, 2026-03-02, 2026-03-02, 2026-03-02",
    "WEEK, 2027-01-02, 2026-W53, 'Week 53, 2026', 2026年第53周",
    "WEEK, 2024-12-30, 2025-W01, 'Week 1, 2025', 2025年第1周",
    "MONTH, 2026-03-31, 2026-03, Mar 2026, 2026年3月",
    "QUARTER, 2026-11-22, 2026-Q4, Q4 2026, 2026年第4季度",
    "YEAR, 2026-11-22, 2026, 2026, 2026年",
  })
  void namesTheSpanOfADay(
      Period period, LocalDate day, String key, String english, String chinese) {
    assertThat(period.of(day)).isEqualTo(key);
    assertThat(period.title(key).in(Locale.ENGLISH)).isEqualTo(english);
    assertThat(period.title(key).in(Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheFirstDayOfEachSpanAndItsNeighbours(Period period) {
    for (LocalDate day = LocalDate.of(2023, 12, 1); day.getYear() < 2028; day = day.plusDays(1)) {
      String key = period.of(day);
      LocalDate first = period.first(key).orElseThrow();
      LocalDate next = period.next(first);

      assertThat(first).isBeforeOrEqualTo(day);
      assertThat(next).isAfter(day);
      assertThat(period.of(first)).isEqualTo(key);
      assertThat(period.of(next.minusDays(1))).isEqualTo(key);
      assertThat(period.of(next)).isGreaterThan(key);
      assertThat(period.previous(next)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-02-30",
    "WEEK, 2026-W54",
    "WEEK, 2025-W53",
    "WEEK, 2026-W00",
    "MONTH, 2026-13",
    "MONTH, 2026-00"
  })
  void knowsNoSpanThatTheCalendarDoesNotHave(Period period, String key) {
    assertThat(period.first(key)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void knowsNoSpanByAnythingElse(Period period) {
    assertThat(period.first("soon")).isEmpty();
    assertThat(period.title("soon").in(Locale.ENGLISH)).isEqualTo("soon");
  }
}
