package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.editing.YamlPatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChangingAFlowTest {

  private static final String FLOW =
      """
      key: review
      title: Review
      form: request
      nodes:
        - {key: start, kind: start, next: check}
        - key: check
          kind: task
          mode: approve
          title: Check
          assignees: [{departmentHead: record}]
          outcomes:
            - {key: agree, kind: agree, title: Agree, next: done}
            - {key: return, kind: return, title: Return, to: initiator}
        - {key: done, kind: end, state: completed}
      """;

  private static JsonNode tree(String text) {
    return Yaml.read(text).tree();
  }

  private static String between(String way, String kind) {
    var kinds =
        (Shape.Variants)
            Shapes.at("flow.schema.json", tree(FLOW), Place.of("/nodes/0")).orElseThrow();
    List<Change> changes = new FlowShape(tree(FLOW)).between(kinds, Place.of(way), kind);
    return YamlPatch.apply(FLOW, changes);
  }

  private static List<String> ways(String flow) {
    return new FlowShape(tree(flow))
        .ways().stream()
            .filter(way -> !way.back())
            .map(way -> way.from() + " to " + way.to())
            .toList();
  }

  @Test
  void knowsTheWaysAndWhatTheyAreCalled() {
    var ways = new FlowShape(tree(FLOW)).ways();

    assertThat(ways)
        .extracting(way -> way.place().pointer() + " " + way.label())
        .containsExactly("/nodes/0/next ", "/nodes/1/outcomes/0/next Agree");
  }

  @ParameterizedTest
  @ValueSource(strings = {"task", "cc", "notify", "act", "wait", "gate", "sub-flow"})
  void putsANodeOnAWay(String kind) {
    String flow = between("/nodes/1/outcomes/0/next", kind);

    assertThat(ways(flow))
        .containsExactly("start to check", "check to " + kind + "-1", kind + "-1 to done");
    assertThat(tree(flow).at("/nodes/2/kind").asString()).isEqualTo(kind);
  }

  @Test
  void putsADecisionWithABranchAndTheRest() {
    String flow = between("/nodes/0/next", "decide");

    assertThat(ways(flow))
        .containsExactly(
            "start to decide-1", "decide-1 to check", "decide-1 to check", "check to done");
  }

  @Test
  void putsAForkWithTwoTasksThatMeetAgain() {
    String flow = between("/nodes/1/outcomes/0/next", "fork");

    assertThat(ways(flow))
        .contains(
            "check to fork-1",
            "fork-1 to task-1",
            "fork-1 to task-2",
            "task-1 to join-1",
            "task-2 to join-1",
            "join-1 to done");
  }

  @Test
  void closesTheWayBehindANodeThatGoes() {
    String longer = between("/nodes/0/next", "task");
    var shape = new FlowShape(tree(longer));

    String shorter = YamlPatch.apply(longer, shape.without(Place.of("/nodes/1")).orElseThrow());

    assertThat(ways(shorter)).isEqualTo(ways(FLOW));
  }

  @Test
  void keepsTheStartAndTheEnds() {
    var shape = new FlowShape(tree(FLOW));

    assertThat(shape.without(Place.of("/nodes/0"))).isEmpty();
    assertThat(shape.without(Place.of("/nodes/2"))).isEmpty();
  }
}
