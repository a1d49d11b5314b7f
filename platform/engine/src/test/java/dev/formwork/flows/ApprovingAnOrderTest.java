package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.FlowFixtures.ORDER_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovingAnOrderTest {

  @Test
  void opensTheFirstReviewForTheSupervisorsAndSaysWhy() {
    var play = Play.of(ORDER_APPROVAL).submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(play.task().node()).isEqualTo(DefinitionKey.of("first-review"));
    assertThat(play.task().assignees()).containsExactly(LI, CHEN);
    assertThat(play.task().why())
        .containsExactly(
            Reason.of("flow.assignee.role-in")
                .with("role", "sales-supervisor")
                .with("department", "north-sales"));
    assertThat(play.last().effects()).containsExactly(new FlowEffect.TaskOpened(play.task()));
  }

  @Test
  void setsFieldsOnTheWay() {
    var play = Play.of(ORDER_APPROVAL).submit();

    assertThat(play.last().changes())
        .isEqualTo(
            Map.of(FieldKey.of("firstReview"), "pending", FieldKey.of("finalReview"), "pending"));
  }

  @Test
  void goesOnToTheManagerWhenTheSupervisorPassesABigOrder() {
    var play = Play.of(ORDER_APPROVAL).submit();
    var first = play.task();

    play.decide(LI, "pass", "Complete.");

    assertThat(play.task().assignees()).containsExactly(WANG);
    assertThat(play.data()).containsEntry("firstReview", "pass");
    assertThat(play.last().effects())
        .containsExactly(
            new FlowEffect.TaskClosed(first, DefinitionKey.of("pass")),
            new FlowEffect.TaskOpened(play.task()));
  }

  @Test
  void keepsWhoDecidedWhatWhenAndWithWhichWords() {
    var play = Play.of(ORDER_APPROVAL).submit().after(Duration.ofHours(2));

    play.decide(CHEN, "pass", "  Complete.  ");

    var review =
        play.execution().steps().stream()
            .filter(step -> step.node().value().equals("first-review"))
            .findFirst()
            .orElseThrow();
    assertThat(review.enteredAt()).isEqualTo(Play.MORNING);
    assertThat(review.leftAt()).isEqualTo(Play.MORNING.plus(Duration.ofHours(2)));
    assertThat(review.outcome()).isEqualTo("pass");
    assertThat(review.decidedBy()).isEqualTo(CHEN);
    assertThat(review.opinion()).isEqualTo("Complete.");
  }

  @Test
  void endsWhenTheManagerAgrees() {
    var play = Play.of(ORDER_APPROVAL).submit().decide("pass");

    play.decide(WANG, "agree", "");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.execution().tasks()).isEmpty();
    assertThat(play.execution().openSteps()).isEmpty();
    assertThat(play.data())
        .containsEntry("finalReview", "agree")
        .containsEntry("approvedAt", Play.MORNING);
    assertThat(play.last().effects()).endsWith(new FlowEffect.Ended(EndState.COMPLETED));
    assertThat(play.nodes())
        .containsExactly(
            "start", "received", "first-review", "big", "final-review", "approved", "done");
  }

  @Test
  void takesTheShortWayForASmallOrder() {
    var play = Play.of(ORDER_APPROVAL).with("price", new BigDecimal("90000")).submit();

    play.decide("pass");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.traced()).contains("flow.trace.branch");
  }

  @Test
  void endsAtOnceWhenTheSupervisorRefuses() {
    var play = Play.of(ORDER_APPROVAL).submit();

    play.decide(LI, "refuse", "The customer may not buy.");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.REJECTED);
    assertThat(play.last().effects()).endsWith(new FlowEffect.Ended(EndState.REJECTED));
  }

  @Test
  void namesStepsAndTasksByTheExecutionAndACounter() {
    var play = Play.of(ORDER_APPROVAL).submit();

    assertThat(play.execution().steps())
        .extracting(Step::id)
        .containsExactly("e1:1", "e1:2", "e1:3");
    assertThat(play.task().id()).isEqualTo("e1:4");
    assertThat(play.execution().counter()).isEqualTo(4);
  }

  @Test
  void saysWhatTheHolderMayDoWithFields() {
    var task = Play.of(ORDER_APPROVAL).submit().task();

    assertThat(ORDER_APPROVAL.rightsAt(task))
        .containsEntry(FieldKey.of("consultant"), NodeRight.REQUIRED)
        .containsEntry(FieldKey.of("price"), NodeRight.READ);
    assertThat(ORDER_APPROVAL.outcomesOf(task))
        .extracting(outcome -> outcome.key().value())
        .containsExactly("pass", "fail", "refuse");
  }
}
