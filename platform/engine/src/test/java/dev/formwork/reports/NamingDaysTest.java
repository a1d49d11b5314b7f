package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingDaysTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-31");

  @ParameterizedTest
  @CsvSource({
    "today,          2026-03-31, 2026-03-31",
    "this-week,      2026-03-30, 2026-04-05",
    "this-month,     2026-03-01, 2026-03-31",
    "last-month,     2026-02-01, 2026-02-28",
    "last-3-months,  2026-01-01, 2026-03-31",
    "this-quarter,   2026-01-01, 2026-03-31",
    "this-year,      2026-01-01, 2026-12-31",
    "last-12-months, 2025-04-01, 2026-03-31",
    "last-year,      2025-01-01, 2025-12-31",
    "2026-02-03..2026-02-05, 2026-02-03, 2026-02-05",
    "2026-02-03..,   2026-02-03, ",
    "..2026-02-05,   , 2026-02-05",
  })
  void readsQuickChoicesAndDays(String text, LocalDate from, LocalDate until) {
    assertThat(DateRange.named(text, TODAY)).contains(new DateRange(from, until));
  }

  @ParameterizedTest
  @CsvSource({"''", "..", "yesterday", "2026-02-30..", "2026-02-03", "a..b", "THIS_MONTH"})
  void readsNothingElse(String text) {
    assertThat(DateRange.named(text, TODAY)).isEmpty();
  }

  @Test
  void countsTheLastDayWhole() {
    var range = DateRange.named("2026-02-03..2026-02-05", TODAY).orElseThrow();

    assertThat(range.of(FieldKey.of("createdAt")))
        .isEqualTo(
            Condition.all(
                Condition.of("createdAt", Operator.GTE, "2026-02-03"),
                Condition.of("createdAt", Operator.LT, "2026-02-06")));
    assertThat(range.text()).isEqualTo("2026-02-03..2026-02-05");
  }
}
