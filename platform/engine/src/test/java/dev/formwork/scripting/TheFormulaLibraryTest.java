package dev.formwork.scripting;

import static dev.formwork.scripting.Formulas.problemOf;
import static dev.formwork.scripting.Formulas.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheFormulaLibraryTest {

  private static final int SAMPLES = 300;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sum([1, 2.5, null, ''])                              | 3.5
          sum([0.1, 0.2])                                      | 0.3
          sum([{ p: 0.1 }, { p: '0.2' }, { q: 1 }, null], 'p') | 0.3
          sum([])                                              | 0
          sum(null)                                            | 0
          sum([1e300, 1])                                      | 1e300
          round(1.005, 2)                                      | 1.01
          round(-2.5)                                          | -3
          round(2.5)                                           | 3
          round(1234.56, -2)                                   | 1200
          round(1e-7, 7)                                       | 1e-7
          round(1e21, 2)                                       | 1e21
          round(0.1 + 0.2, 10)                                 | 0.3
          round(pmt(0.06 / 12, 36, 200000), 2)                 | 6084.39
          pmt(0, 24, 120000)                                   | 5000
          round('12.345', 2)                                   | 12.35
          days('2026-01-31', '2026-03-01')                     | 29
          days('2026-03-01', '2026-01-31')                     | -29
          age('2000-02-29', '2026-02-28')                      | 25
          age('2000-02-29', '2026-03-01')                      | 26
          """)
  void calculates(String formula, BigDecimal result) {
    assertThat(new BigDecimal(String.valueOf(resultOf(formula)))).isEqualByComparingTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          addDays('2026-01-31', 1)            | 2026-02-01
          addDays('2024-02-28', 1)            | 2024-02-29
          addDays('2026-01-01', -1)           | 2025-12-31
          concat('A', 1, null, 2.5, true)     | A12.5true
          text(12)                            | 12
          text(null) + '.'                    | .
          ifEmpty('', 'none')                 | none
          ifEmpty([], 'none')                 | none
          ifEmpty(0, 'none') + ''             | 0
          """)
  void writes(String formula, String result) {
    assertThat(resultOf(formula)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "'round(null, 2)'",
    "'days(null, ''2026-01-01'')'",
    "'addDays('''', 3)'",
    "'age(''2026-01-01'', null)'"
  })
  void givesNothingForNothing(String formula) {
    assertThat(resultOf(formula)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sum(['x'])                          | sum expects numbers
          sum('x')                            | sum expects a list
          round('many')                       | round expects numbers
          days('2026-02-30', '2026-03-01')    | days expects dates like 2026-01-31
          days('2026-3-1', '2026-03-01')      | days expects dates like 2026-01-31
          days('2026-01-01T10', '2026-03-01') | days expects dates like 2026-01-31
          addDays('2026-01-31', 'x')          | addDays expects numbers
          addDays('9999-12-31', 1)            | addDays stays within the years 1 to 9999
          """)
  void saysWhatItExpected(String formula, String message) {
    var problem = problemOf(formula);

    assertThat(problem.code()).isEqualTo("script.failed");
    assertThat(String.valueOf(problem.args().get("message"))).endsWith(message);
  }

  @Test
  void roundsAsBigDecimalRoundsHalfUp() {
    var random = new Random(7);
    var formula = Expression.formula("round(x, n)", List.of("x", "n"));
    try (var session = Formulas.SCRIPTS.open()) {
      for (int i = 0; i < SAMPLES; i++) {
        var x = BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), random.nextInt(7));
        int digits = random.nextInt(5);

        var rounded = session.evaluate(formula, Map.of("x", x, "n", digits));

        assertThat(new BigDecimal(String.valueOf(rounded)))
            .as("round(%s, %s)", x, digits)
            .isEqualByComparingTo(x.setScale(digits, RoundingMode.HALF_UP));
      }
    }
  }

  @Test
  void sumsMoneyAsBigDecimalSumsIt() {
    var random = new Random(7);
    var formula = Expression.formula("sum(list)", List.of("list"));
    try (var session = Formulas.SCRIPTS.open()) {
      for (int i = 0; i < SAMPLES; i++) {
        var list =
            random
                .longs(random.nextInt(30), -100_000_000, 100_000_000)
                .mapToObj(cents -> BigDecimal.valueOf(cents, 2))
                .toList();

        var sum = session.evaluate(formula, Map.of("list", list));

        assertThat(new BigDecimal(String.valueOf(sum)))
            .isEqualByComparingTo(list.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      }
    }
  }

  @Test
  void countsDaysAndYearsAsTheCalendarDoes() {
    var random = new Random(7);
    var formula =
        Expression.formula("[days(a, b), addDays(a, n), age(a, b)]", List.of("a", "b", "n"));
    try (var session = Formulas.SCRIPTS.open()) {
      for (int i = 0; i < SAMPLES; i++) {
        var a = LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_000_000));
        var b = a.plusDays(random.nextInt(40_000));
        int n = random.nextInt(40_000);

        var value = session.evaluate(formula, Map.of("a", a, "b", b, "n", n));

        assertThat(value)
            .isEqualTo(
                List.of(
                    ChronoUnit.DAYS.between(a, b),
                    a.plusDays(n).toString(),
                    (long) Period.between(a, b).getYears()));
      }
    }
  }
}
