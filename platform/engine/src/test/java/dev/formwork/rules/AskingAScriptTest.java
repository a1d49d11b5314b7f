package dev.formwork.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.scripting.Evaluator;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskingAScriptTest {

  private static final Instant NOW = Instant.parse("2026-03-10T09:30:00Z");

  /** Answers what it is told to, and keeps what it was given. */
  private static final class Answering implements Evaluator {

    private final @Nullable Object answer;
    private final Map<String, Object> given = new HashMap<>();
    private Set<String> names = Set.of();

    Answering(@Nullable Object answer) {
      this.answer = answer;
    }

    @Override
    public @Nullable Object evaluate(Expression expression, Map<String, ?> values) {
      names = Set.copyOf(expression.names());
      given.putAll(values);
      return answer;
    }
  }

  @Test
  void takesTheScriptsAnswer() {
    var script = new Condition.Script("total > 5");

    assertThat(ConditionEvaluator.test(script, context(new Answering(true)))).isTrue();
    assertThat(ConditionEvaluator.test(script, context(new Answering(false)))).isFalse();
  }

  @Test
  void takesNoAnswerForANo() {
    var context = context(new Answering(null));

    assertThat(ConditionEvaluator.test(new Condition.Script("loan"), context)).isFalse();
  }

  @Test
  void refusesAnAnswerThatIsNeitherTrueNorFalse() {
    for (Object answer : new Object[] {1L, "true", ""}) {
      var context = context(new Answering(answer));

      var failure =
          catchThrowableOfType(
              ScriptFailure.class,
              () -> ConditionEvaluator.test(new Condition.Script("total"), context));

      assertThat(failure.code()).isEqualTo("rules.script.not-a-condition");
    }
  }

  @Test
  void passesTheFieldsThatStandInIt() {
    var evaluator = new Answering(true);
    var context =
        context(evaluator)
            .withData(Map.of("total", 7L, "secret", "x"))
            .withFields(Set.of("total", "discount", "secret"));

    ConditionEvaluator.test(new Condition.Script("total > discount"), context);

    assertThat(evaluator.given).isEqualTo(Map.of("total", 7L));
    assertThat(evaluator.names).as("absent, yet known").contains("discount");
  }

  @Test
  void passesWhoAsksWhenAndTheParameters() {
    var evaluator = new Answering(5L);
    var context =
        context(evaluator).actedBy("li", "sales", "north").withParams(Map.of("limit", 100L));

    var value =
        ValueSources.resolve(new ValueSource.Formula("[user, today, now, params.limit]"), context);

    assertThat(value).isEqualTo(5L);
    assertThat(evaluator.given)
        .isEqualTo(
            Map.of(
                "user",
                "li",
                "today",
                LocalDate.of(2026, 3, 10),
                "now",
                NOW,
                "params",
                Map.of("limit", 100L)));
  }

  @Test
  void seesTheRowInFrontOfTheRecord() {
    var evaluator = new Answering(true);
    var context =
        context(evaluator).withData(Map.of("price", 1L, "total", 9L)).withRow(Map.of("price", 2L));

    ConditionEvaluator.test(new Condition.Script("price < total"), context);

    assertThat(evaluator.given).isEqualTo(Map.of("price", 2L, "total", 9L));
  }

  private static EvaluationContext context(Evaluator evaluator) {
    return EvaluationContext.at(NOW, ZoneId.of("Asia/Shanghai"), evaluator);
  }
}
