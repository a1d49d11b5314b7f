package dev.formwork.scripting;

import static dev.formwork.scripting.Formulas.problemOf;
import static dev.formwork.scripting.Formulas.resultOf;
import static dev.formwork.scripting.Formulas.resultOfScript;
import static dev.formwork.scripting.Formulas.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatingAFormulaTest {

  private static final List<Map<String, Object>> LINES =
      List.of(
          Map.of("model", "ZEEKR 001", "price", new BigDecimal("269000.50"), "quantity", 2),
          Map.of("model", "ZEEKR X", "price", new BigDecimal("179000"), "quantity", 1));

  @Test
  void readsTextNumbersAndTruth() {
    var values =
        Map.of("a", "text", "b", 3, "c", 4L, "d", new BigDecimal("0.5"), "e", true, "f", 1.5);

    assertThat(resultOf("a + b + c + d + e + f", values)).isEqualTo("text340.5true1.5");
  }

  @Test
  void readsDatesAndInstantsAsIsoText() {
    var values =
        Map.of("day", LocalDate.of(2026, 2, 28), "moment", Instant.parse("2026-02-28T10:15:30Z"));

    assertThat(resultOf("day + ' ' + moment", values)).isEqualTo("2026-02-28 2026-02-28T10:15:30Z");
  }

  @Test
  void readsWhatIsMissingAsNull() {
    assertThat(resultOf("a === null", with("a", null))).isEqualTo(true);
    try (var session = Formulas.SCRIPTS.open()) {
      var formula = Expression.formula("a ?? 'none'", List.of("a"));

      assertThat(session.evaluate(formula, Map.of())).isEqualTo("none");
    }
  }

  @Test
  void readsRowsWithEveryMethodOfAList() {
    assertThat(
            resultOf("lines.filter(l => l.quantity > 1).map(l => l.model)", Map.of("lines", LINES)))
        .isEqualTo(List.of("ZEEKR 001"));
  }

  @Test
  void readsNothingButWhatItNames() {
    var formula = new Expression("typeof secret", List.of(), Expression.Kind.FORMULA);

    try (var session = Formulas.SCRIPTS.open()) {
      assertThat(session.evaluate(formula, Map.of("secret", 1))).isEqualTo("undefined");
    }
  }

  @Test
  void givesLongsDecimalsTextAndTruth() {
    assertThat(resultOf("2 + 2")).isEqualTo(4L);
    assertThat(resultOf("-0")).isEqualTo(0L);
    assertThat(resultOf("1 / 8")).isEqualTo(new BigDecimal("0.125"));
    assertThat(resultOf("2 ** 53 - 1")).isEqualTo(9007199254740991L);
    assertThat(resultOf("2 ** 53")).isEqualTo(new BigDecimal("9007199254740992"));
    assertThat(resultOf("`a${1}`")).isEqualTo("a1");
    assertThat(resultOf("1 < 2")).isEqualTo(true);
    assertThat(resultOf("undefined")).isNull();
  }

  @Test
  void givesListsAndMapsInTheirOrder() {
    var value = resultOf("({ b: [1, { c: null }], a: undefined })");

    assertThat(String.valueOf(value)).isEqualTo("{b=[1, {c=null}], a=null}");
  }

  @Test
  void runsAScriptUntilItsReturn() {
    var source =
        """
        let total = 0;
        for (const line of lines) {
          if (line.quantity > 1) total += line.price * line.quantity;
        }
        return total;
        """;

    assertThat(resultOfScript(source, Map.of("lines", LINES))).isEqualTo(538001L);
  }

  @Test
  void givesNullForAScriptWithoutReturn() {
    assertThat(resultOfScript("const a = 1;", Map.of())).isNull();
  }

  @Test
  void evaluatesOneAfterTheOtherInASession() {
    var formula = Expression.formula("sum(lines, 'price') + extra", List.of("lines", "extra"));

    try (var session = Formulas.SCRIPTS.open()) {
      for (int extra = 0; extra < 100; extra++) {
        assertThat(session.evaluate(formula, Map.of("lines", LINES, "extra", extra)))
            .isEqualTo(new BigDecimal("448000.5").add(BigDecimal.valueOf(extra)));
      }
    }
  }

  /** One function can carry a note to the next evaluation: that is how a second one would show. */
  @Test
  void asksTheSameOfTheSameValuesOnlyOnce() {
    var counting =
        Expression.formula("([].push.asked = ([].push.asked ?? 0) + 1) + 0 * a", List.of("a"));

    try (var session = Formulas.SCRIPTS.open()) {
      assertThat(session.evaluate(counting, Map.of("a", 1))).isEqualTo(1L);
      assertThat(session.evaluate(counting, Map.of("a", 1))).isEqualTo(1L);
      assertThat(session.evaluate(counting, Map.of("a", 2))).isEqualTo(2L);
    }
  }

  @Test
  void goesOnInAFreshContextAfterAFailure() {
    try (var session = Formulas.SCRIPTS.open()) {
      assertThatThrownBy(() -> session.evaluate(Expression.formula("a.b", List.of("a")), Map.of()))
          .isInstanceOf(ScriptFailure.class);

      assertThat(session.evaluate(Expression.formula("1 + 1", List.of()), Map.of())).isEqualTo(2L);
    }
  }

  @Test
  void saysNoWhenTheSessionIsClosed() {
    var session = Formulas.SCRIPTS.open();
    session.close();

    assertThatThrownBy(() -> session.evaluate(Expression.formula("1", List.of()), Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines.push(1)", "lines[0].price = 1", "delete lines[0].price"})
  void refusesToChangeWhatItReads(String source) {
    assertThat(problemOf(source, Map.of("lines", LINES)).code()).isEqualTo("script.failed");
  }

  @Test
  void refusesNumbersThatADoubleCannotHold() {
    for (Object number :
        List.of(
            new BigDecimal("1234567890123456.78"),
            new BigDecimal("1e400"),
            9007199254740993L,
            BigInteger.TWO.pow(60),
            Double.NaN)) {
      var problem = problemOf("amount", Map.of("amount", number));

      assertThat(problem.code()).as("%s", number).isEqualTo("script.precision");
      assertThat(problem.args()).containsEntry("name", "amount");
    }
    assertThat(problemOf("rows", Map.of("rows", List.of(Map.of("a", 9007199254740993L)))).code())
        .isEqualTo("script.precision");
  }

  @Test
  void readsMoneyAsItIsWritten() {
    assertThat(resultOf("amount", Map.of("amount", new BigDecimal("9999999999999.99"))))
        .isEqualTo(new BigDecimal("9999999999999.99"));
  }

  @Test
  void refusesAValueThatIsNoData() {
    assertThatThrownBy(() -> resultOf("a", Map.of("a", new StringBuilder("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected a to be text");
  }

  @Test
  void refusesASourceThatIsTooLong() {
    var problem = problemOf("'" + "x".repeat(70_000) + "'");

    assertThat(problem.code()).isEqualTo("script.source-too-large");
  }

  @Test
  void saysWhereItFailed() {
    var problem = problemOf("1 +\n  round('x')");

    assertThat(problem.code()).isEqualTo("script.failed");
    assertThat(problem.args())
        .containsEntry("line", 2)
        .containsEntry("column", 3)
        .containsEntry("message", "TypeError: round expects numbers");
  }
}
