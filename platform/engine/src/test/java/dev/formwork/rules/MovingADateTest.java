package dev.formwork.rules;

import static dev.formwork.rules.ComparisonTable.WITHOUT_SCRIPTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovingADateTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-10, $today,     2026-03-10",
    "2026-03-10, $today+7d,  2026-03-17",
    "2026-03-10, $today-10d, 2026-02-28",
    "2026-03-10, $today+2w,  2026-03-24",
    "2026-01-31, $today+1m,  2026-02-28",
    "2028-01-31, $today+1m,  2028-02-29",
    "2026-03-31, $today-1m,  2026-02-28",
    "2028-02-29, $today+1y,  2029-02-28",
    "2026-03-10, $today+0d,  2026-03-10",
  })
  void countsOnTheCalendar(LocalDate today, String dynamic, LocalDate expected) {
    var context =
        EvaluationContext.at(
            today.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(),
            ZoneId.of("Asia/Shanghai"),
            WITHOUT_SCRIPTS);

    var moved = ValueSources.resolve(Dynamic.parse(dynamic).orElseThrow(), context);

    assertThat(moved).isEqualTo(expected);
  }

  @Test
  void takesTodayFromTheZoneNotFromGreenwich() {
    var context =
        EvaluationContext.at(
            Instant.parse("2026-03-09T16:30:00Z"), ZoneId.of("Asia/Shanghai"), WITHOUT_SCRIPTS);

    assertThat(context.today()).isEqualTo(LocalDate.of(2026, 3, 10));
  }

  @Test
  void keepsTheHourOfTheDayOverAChangeOfTheClocks() {
    var context =
        EvaluationContext.at(
            Instant.parse("2026-03-28T09:00:00Z"), ZoneId.of("Europe/Berlin"), WITHOUT_SCRIPTS);

    assertThat(ValueSources.resolve(Dynamic.parse("$now+1d").orElseThrow(), context))
        .isEqualTo(Instant.parse("2026-03-29T08:00:00Z"));
  }
}
