package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.ComparisonTable;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema lets through and what it refuses, and where. */
class WritingAFlowTest {

  static Stream<ComparisonTable.Line> comparisons() {
    return Stream.concat(ComparisonTable.lines(), ComparisonTable.linesForPredicates());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void takesEveryConditionThatMeansSomething(ComparisonTable.Line line) {
    var condition = Definitions.mapper().writeValueAsString(line.condition().toJson());

    assertThat(decide(condition).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5                                          | type        | ",
        "{}                                         | required    | ",
        "{every: []}                                | unknown-key | /every",
        "{all: {}}                                  | type        | /all",
        "{field: a}                                 | required    | ",
        "{field: a, op: like, value: 1}             | enum        | /op",
        "{field: a, op: eq}                         | required    | ",
        "{op: eq, value: 1}                         | required    | ",
        "{field: a..b, op: empty}                    | pattern     | /field",
        "{field: $where, op: empty}                 | pattern     | /field",
        "{field: a, op: eq, value: $me}             | pattern     | /value",
        "{field: a, op: eq, value: $today+7h}       | pattern     | /value",
        "{field: a, op: in, value: [$me]}           | pattern     | /value/0",
        "{field: a, op: eq, value: {$ne: null}}     | type        | /value",
        "{script: ''}                               | length      | /script",
        "{all: [{field: a, op: eq, value: $me}]}    | pattern     | /all/0/value",
      })
  void refusesAConditionThatMeansNothing(String condition, String code, String pointer) {
    assertThat(decide(condition).problems())
        .extracting(Problem::code, Problem::path)
        .contains(
            Tuple.tuple(
                "definitions.schema." + code,
                "/nodes/1/branches/0/when" + (pointer == null ? "" : pointer)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{role: a, in: nowhere}",
        "{role: a, person: b}",
        "{in: store}",
        "{initiator: false}",
        "{person: a, in: store}",
        "{role: a, levelsUp: 1}",
        "{departmentHead: record, levelsUp: -1}",
        "{departmentHead: mine}",
        "{everybody: true}",
        "{}",
        "a",
      })
  void refusesAnAssigneeThatNamesNobody(String assignee) {
    var read =
        nodes(
            "{key: review, kind: task, mode: approve, title: R, assignees: [%s], outcomes: []}"
                .formatted(assignee));

    assertThat(read.problems().list())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.path()).startsWith("/nodes/1/assignees/0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: a, kind: teleport, next: done}",
        "{key: a, kind: act, set: {total: {script: '1'}}, next: done}",
        "{key: a, kind: act, set: {'a.b': 1}, next: done}",
        "{key: a, kind: act, set: {a: $nothing}, next: done}",
        "{key: a, kind: act, set: {}, next: done, then: that}",
        "{key: a, kind: act, set: {}}",
        "{key: A, kind: act, set: {}, next: done}",
        "{key: a, kind: end, state: finished}",
        "{key: a, kind: task, mode: approve, assignees: [], outcomes: []}",
        "{key: a, kind: task, mode: sign, title: T, assignees: [], outcomes: []}",
        "{key: a, kind: task, mode: fill, title: T, assignees: [], fields: {x: write}, outcomes: []}",
        "{key: a, kind: task, mode: fill, title: T, assignees: [], outcomes: [{key: b, kind: resubmit, title: B}]}",
        "{key: a, kind: task, mode: fill, title: T, assignees: [], give: nobody, outcomes: []}",
        "{key: a, kind: task, mode: fill, title: T, assignees: [], several: {ratio: 50}, outcomes: []}",
        "{key: a, kind: task, mode: fill, title: T, assignees: [], several: {mode: ratio, ratio: 101}, outcomes: []}",
        "{key: a, kind: wait, until: {in: 4 hours}, next: done}",
        "{key: a, kind: wait, until: {in: 4h, field: b}, next: done}",
        "{key: a, kind: wait, until: {in: 4h, shift: 1d}, next: done}",
        "{key: a, kind: wait, until: {field: b, time: '24:00'}, next: done}",
        "{key: a, kind: join, next: done}",
        "{key: a, kind: join, fork: b, needs: 0, next: done}",
        "{key: a, kind: fork, branches: [{when: {field: a, op: empty}, next: done}]}",
        "{key: a, kind: sub-flow, flow: x, each: day, next: done}",
        "{key: a, kind: gate, checklist: 7, next: done}",
        "{key: a, kind: cc, to: [{}], next: done}",
        "{key: a, kind: task, mode: fill, title: T, assignees: [], outcomes: [{key: b, kind: return, title: B, to: moon}]}",
      })
  void refusesANodeThatIsNone(String node) {
    assertThat(nodes(node).find()).isEmpty();
    assertThat(nodes(node).problems().list())
        .isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.code()).startsWith("definitions.schema.");
          assertThat(problem.path()).startsWith("/nodes/1");
        });
  }

  @Test
  void isReadIntoTheSameValueAfterItWasWritten() {
    var flow = FlowFixtures.flow("valid/every-node-and-assignee");

    var json = Definitions.mapper().writeValueAsString(flow);

    assertThat(Definitions.read(Flow.TYPE, json).get()).isEqualTo(flow);
  }

  private static ReadDefinition<Flow> decide(String condition) {
    return nodes(
        "{key: which, kind: decide, branches: [{when: %s, next: done}], otherwise: done}"
            .formatted(condition));
  }

  private static ReadDefinition<Flow> nodes(String node) {
    return Definitions.read(
        Flow.TYPE,
        """
        key: small
        title: Small
        form: vehicle-order
        nodes:
          - {key: start, kind: start, next: which}
          - %s
          - {key: done, kind: end, state: completed}
        """
            .formatted(node));
  }
}
