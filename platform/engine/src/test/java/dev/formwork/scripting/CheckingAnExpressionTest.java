package dev.formwork.scripting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingAnExpressionTest {

  private static final Map<String, Object> EXAMPLES = Map.of("price", 10, "customer", Map.of());

  @ParameterizedTest
  @ValueSource(strings = {"price * 2", "price // net", "customer.name", "{ }.a", "/[)]/.test('a')"})
  void findsNothingWrongWithAnExpression(String source) {
    assertThat(formula("(" + source + "\n)")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          price *                  | 1
          price * (2               | 1
          price); for (;;); (1     | 1
          price, ...customer       | 1
          return price             | 1
          if (price) 1             | 1
          let x = 1                | 1
          10n                      | 1
          `${price                 | 1
          """)
  void namesTheLineOfASyntaxError(String source, int line) {
    var problems = formula(source);

    assertThat(problems).extracting(Problem::code).containsExactly("script.syntax");
    assertThat(problems.list().getFirst().args()).containsEntry("line", line);
  }

  @Test
  void namesLineAndColumnOfASyntaxErrorInAScript() {
    var problems = script("let total = price;\nlet total = 2;\nreturn total;");

    var problem = problems.list().getFirst();
    assertThat(problem.code()).isEqualTo("script.syntax");
    assertThat(problem.args()).containsEntry("line", 2).containsEntry("column", 5);
    assertThat(String.valueOf(problem.args().get("message"))).contains("total");
  }

  @Test
  void namesAnUnknownNameAndItsPlace() {
    var problems = formula("price\n  * quantty");

    assertThat(problems.list())
        .containsExactly(
            Problem.error("script.unknown-name", "")
                .with("name", "quantty")
                .with("line", 2)
                .with("column", 5)
                .with("message", "ReferenceError: quantty is not defined"));
  }

  @Test
  void reportsNoOtherFailureOfTheTrial() {
    assertThat(formula("customer.address.city")).isEmpty();
    assertThat(script("for (;;);")).isEmpty();
  }

  @Test
  void runsNothingOfAnExpressionThatIsNone() {
    var problems = formula("1); throw new Error('ran'); (1");

    assertThat(problems).extracting(Problem::code).containsExactly("script.syntax");
  }

  @Test
  void refusesAnEmptyFormula() {
    assertThat(formula("  ")).extracting(Problem::code).containsExactly("script.syntax");
  }

  @Test
  void speaksBothLanguages() {
    var problem = formula("quantty").list().getFirst();

    assertThat(Texts.of(problem, Locale.ENGLISH))
        .isEqualTo("The formula uses an unknown name at line 1, column 1: quantty");
    assertThat(Texts.of(problem, Locale.SIMPLIFIED_CHINESE)).contains("第 1 行", "quantty");
  }

  @Test
  void saysNothingOfTheInside() {
    var problem = Formulas.problemOf("customer.name.first", EXAMPLES);

    assertThat(problem.args().toString()).doesNotContain("org.graalvm", "com.oracle", "java.");
  }

  private static Problems formula(String source) {
    return Formulas.SCRIPTS.check(Expression.formula(source, EXAMPLES.keySet()), EXAMPLES);
  }

  private static Problems script(String source) {
    return Formulas.SCRIPTS.check(Expression.script(source, List.of("price")), EXAMPLES);
  }
}
