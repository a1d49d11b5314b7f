package dev.formwork.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.flows.Child;
import dev.formwork.flows.Decision;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.flows.ExecutionStatus;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Lane;
import dev.formwork.flows.Poll;
import dev.formwork.flows.Reason;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Round;
import dev.formwork.flows.Seat;
import dev.formwork.flows.Signal;
import dev.formwork.flows.Stay;
import dev.formwork.flows.Step;
import dev.formwork.flows.Surroundings;
import dev.formwork.flows.Vote;
import dev.formwork.flows.Waiting;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.EvaluationContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Executions as documents: everything comes back, and what older releases wrote goes on. */
class KeepingExecutionsTest {

  private static final Instant AT = Instant.parse("2026-03-10T01:00:00Z");
  private static final QualifiedKey FLOW = QualifiedKey.of("order", "small");
  private static final LocalizedText TITLE = LocalizedText.of("Review", "审核");
  private static final DefinitionKey REVIEW = DefinitionKey.of("review");

  @Test
  void readsBackAllThatItWrites() {
    var reason = new Reason("flow.assignee.person", Map.of("person", "li"));
    var rework =
        new FlowTask.Rework(
            REVIEW,
            ResubmitFrom.BACK,
            true,
            7,
            new FlowTask.Rework(REVIEW, ResubmitFrom.RESTART, false, 3, null));
    var vote =
        new Vote(
            "e:9",
            0,
            "li",
            "chen",
            true,
            DefinitionKey.of("agree"),
            AT,
            "Fine",
            List.of("f1"),
            "f2",
            List.of(DefinitionKey.of("id")),
            List.of(FieldKey.of("price")),
            DefinitionKey.of("fast"),
            ResubmitFrom.BACK);
    var poll =
        new Poll(
            List.of(new Seat(0, TITLE, List.of("li"), List.of(reason), 2, true)),
            List.of(new Waiting(1, List.of("chen"), List.of(reason), "li")),
            List.of(vote));
    var step =
        new Step(
            "e:1",
            REVIEW,
            TITLE,
            AT,
            AT,
            "agree",
            "li",
            "Fine",
            2,
            "e:2",
            "e:0",
            Map.of("until", AT),
            List.of(new Child(FLOW, "r1", EndState.REJECTED), new Child(FLOW, "r2", null)),
            poll,
            rework,
            new Stay(Stay.Of.TASK, 90L));
    var task =
        new FlowTask(
            "e:3",
            REVIEW,
            "e:1",
            TITLE,
            List.of("li"),
            List.of(reason),
            AT,
            AT,
            2,
            rework,
            1,
            "chen",
            Map.of("li", "sun"),
            true,
            "li",
            new FlowTask.Hold("li", AT, "Later"),
            AT,
            FLOW);
    var lane =
        new Lane(
            "e:2",
            "e:0",
            "e:1",
            1,
            FLOW,
            new Lane.Row("lines", "r1"),
            true,
            false,
            EndState.COMPLETED);
    var execution =
        new Execution(
            "e",
            FLOW,
            3,
            ExecutionStatus.RUNNING,
            2,
            9,
            "mira",
            List.of(step),
            List.of(task),
            List.of(lane),
            Map.of(REVIEW, List.of("li")),
            List.of(new Round(AT, 7)),
            List.of("order/stock@reserved"),
            List.of(),
            new Execution.Parent(FLOW, "p", "p:1"));

    assertThat(ExecutionBson.fromDocument(ExecutionBson.toDocument(execution)))
        .isEqualTo(execution);
  }

  @Test
  void goesOnWithWhatWasWrittenBeforeThereWereLanesAndPolls() {
    Execution old = ExecutionBson.fromDocument(old("review", null));

    assertThat(old.lanes()).isEmpty();
    assertThat(old.tasks().getFirst().isFor("li")).isTrue();
    var advance = decided(old, "agree");

    assertThat(advance.status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(advance.steps().get(1).outcome()).isEqualTo("agree");
  }

  @Test
  void goesOnWithWhatWasReturnedBefore() {
    var rework = new Document("returnedBy", "review").append("goesOn", "BACK");
    Execution old = ExecutionBson.fromDocument(old("start", rework));

    Execution after = decided(old, "resubmit");

    assertThat(after.round()).isEqualTo(2);
    assertThat(after.tasks()).extracting(FlowTask::node).containsExactly(REVIEW);
  }

  private static Execution decided(Execution before, String outcome) {
    String task = before.tasks().getFirst().id();
    var signal = new Signal.Decided(task, "li", Decision.of(outcome));
    return FlowStepper.advance(flow(), before, signal, context()).execution();
  }

  /** As it was written when an execution stood at one place. */
  private static Document old(String node, Document rework) {
    var title = new Document("en", "Review");
    var task =
        new Document("id", "e:3")
            .append("node", node)
            .append("step", "e:2")
            .append("title", title)
            .append("assignees", List.of("li"))
            .append("why", List.of())
            .append("since", Date.from(AT))
            .append("round", 1);
    if (rework != null) {
      task.append("rework", rework);
    }
    return new Document("id", "e")
        .append("flow", FLOW.toString())
        .append("release", 1)
        .append("status", "RUNNING")
        .append("round", 1)
        .append("counter", 3)
        .append("initiator", "li")
        .append(
            "steps",
            List.of(oldStep("e:1", "start").append("leftAt", Date.from(AT)), oldStep("e:2", node)))
        .append("tasks", List.of(task));
  }

  private static Document oldStep(String id, String node) {
    return new Document("id", id)
        .append("node", node)
        .append("title", new Document())
        .append("enteredAt", Date.from(AT))
        .append("round", 1);
  }

  private static Flow flow() {
    return Definitions.read(
            Flow.TYPE,
            """
            key: small
            title: Small
            form: order
            nodes:
              - {key: start, kind: start, next: review}
              - key: review
                kind: task
                mode: approve
                title: Review
                assignees: [{person: li}]
                outcomes: [{key: agree, kind: agree, title: Agree, next: done}]
              - {key: done, kind: end, state: completed}
            """)
        .get();
  }

  private static FlowContext context() {
    String order =
        """
        key: order
        title: Order
        sections:
          - key: main
            title: Main
            fields: [{key: note, type: text, title: Note}]
        """;
    var form = Definitions.read(Form.TYPE, order).get();
    var li =
        new Person("li", "li", LocalizedText.of("Li"), "", Locale.ENGLISH, false, true, List.of());
    var evaluation =
        EvaluationContext.at(
            AT,
            ZoneOffset.UTC,
            (_, _) -> {
              throw new IllegalStateException("Expected no script");
            });
    return new FlowContext(
        evaluation,
        new Organisation(List.of(), List.of(li)),
        FormLogic.of(form),
        Surroundings.NONE);
  }
}
