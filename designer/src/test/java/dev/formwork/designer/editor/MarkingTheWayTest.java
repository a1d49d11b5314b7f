package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Poll;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FlowPicture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a record that is walked through a flow has been, is, and comes to, in its picture. */
class MarkingTheWayTest {

  private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");

  /** Says nothing here; a step has to be given one. */
  private static final FlowTask.Rework NOT_RETURNED =
      new FlowTask.Rework(DefinitionKey.of("check"), ResubmitFrom.BACK, false, 1, null);

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
            - {key: agree, kind: agree, title: Agree, next: sign}
            - {key: waive, kind: agree, title: Waive, next: sign}
        - key: sign
          kind: task
          mode: approve
          title: Sign
          assignees: [{departmentHead: record}]
          outcomes: [{key: agree, kind: agree, title: Agree, next: done}]
        - {key: done, kind: end, state: completed}
        - {key: refused, kind: end, state: rejected}
      """;

  private static Step step(
      String id, String node, @Nullable String from, boolean open, @Nullable String outcome) {
    return new Step(
        id,
        DefinitionKey.of(node),
        LocalizedText.EMPTY,
        NOW,
        open ? null : NOW,
        outcome,
        null,
        null,
        1,
        null,
        from,
        Map.of(),
        List.of(),
        new Poll(List.of(), List.of(), List.of()),
        NOT_RETURNED,
        null);
  }

  private static WalkMarks marks(Prediction next, Step... steps) {
    var flow = Definitions.read(Flow.TYPE, FLOW).get();
    Execution ready =
        Execution.ready("x", new QualifiedKey(DefinitionKey.of("shop"), flow.key()), 1, "mira");
    var execution =
        new Execution(
            ready.id(),
            ready.flow(),
            1,
            ready.status(),
            1,
            0,
            "mira",
            List.of(steps),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            null);
    var picture = new FlowPicture(flow, Map.of(), execution, next, Map.of());
    return WalkMarks.of(new FlowShape(Yaml.read(FLOW).tree()), picture);
  }

  @Test
  void tellsWhatIsDoneWhatIsNowAndWhatComes() {
    var comes =
        new Prediction.Expected(
            DefinitionKey.of("sign"), LocalizedText.of("Sign"), List.of(), List.of());
    var marks =
        marks(
            new Prediction(List.of(comes), EndState.COMPLETED),
            step("1", "start", null, false, null),
            step("2", "check", "1", true, null));

    assertThat(marks.stages())
        .containsEntry("start", "done")
        .containsEntry("check", "now")
        .containsEntry("sign", "next")
        .containsEntry("done", "next")
        .doesNotContainKey("refused");
    assertThat(marks.taken()).containsExactly("/nodes/0/next");
  }

  @Test
  void tellsWhichOfTwoWaysWasTaken() {
    var marks =
        marks(
            new Prediction(List.of(), null),
            step("1", "start", null, false, null),
            step("2", "check", "1", false, "waive"),
            step("3", "sign", "2", true, null));

    assertThat(marks.taken())
        .containsExactlyInAnyOrder("/nodes/0/next", "/nodes/1/outcomes/1/next");
  }

  @Test
  void isNowWhereItHasComeBackTo() {
    var marks =
        marks(
            new Prediction(List.of(), null),
            step("1", "start", null, false, null),
            step("2", "check", "1", false, "agree"),
            step("3", "sign", "2", false, "back"),
            step("4", "check", "3", true, null));

    assertThat(marks.stage("check")).isEqualTo("now");
    assertThat(marks.stage("sign")).isEqualTo("done");
  }
}
