package dev.formwork.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.rules.ComparisonTable.Line;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparingTest {

  static Stream<Line> lines() {
    return Stream.concat(ComparisonTable.lines(), ComparisonTable.linesForPredicates());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void meansWhatTheTableSays(Line line) {
    var context = ComparisonTable.context().withData(line.data());

    assertThat(ConditionEvaluator.test(line.condition(), context)).isEqualTo(line.holds());
  }

  @ParameterizedTest
  @MethodSource("dev.formwork.rules.ComparisonTable#lines")
  void meansTheSameWhenTheKindComesFromTheFieldsType(Line line) {
    if (!(line.condition() instanceof Condition.Compare compare)) {
      return;
    }
    String field = compare.field().value();

    var comparison = Comparison.of(compare, ComparisonTable.kind(field), ComparisonTable.context());

    assertThat(comparison.holds(line.data().get(field))).isEqualTo(line.holds());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsWhatItWrites(Line line) {
    var json = dev.formwork.definitions.Definitions.mapper().valueToTree(line.condition());

    assertThat(Condition.read(json)).isEqualTo(line.condition());
  }
}
