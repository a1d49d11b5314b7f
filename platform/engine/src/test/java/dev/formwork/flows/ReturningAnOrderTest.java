package dev.formwork.flows;

import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Dealership.ZHAO;
import static dev.formwork.flows.FlowFixtures.ORDER_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ReturningAnOrderTest {

  @Test
  void givesTheOrderBackToWhoSubmittedIt() {
    var play = Play.of(ORDER_APPROVAL).submit();

    play.decide(LI, "fail", "The delivery date is missing.");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(play.task().assignees()).containsExactly(MIRA);
    assertThat(play.task().node()).isEqualTo(DefinitionKey.of("start"));
    assertThat(play.task().rework())
        .isEqualTo(
            new FlowTask.Rework(
                DefinitionKey.of("first-review"), ResubmitFrom.RESTART, false, 0, null));
    assertThat(play.data()).containsEntry("firstReview", "fail");
  }

  @Test
  void letsTheInitiatorDoNothingButSubmitAgain() {
    var play = Play.of(ORDER_APPROVAL).submit().decide("fail");

    assertThat(ORDER_APPROVAL.outcomesOf(play.task())).containsExactly(Outcome.Resubmit.RESUBMIT);
    assertThat(ORDER_APPROVAL.rightsAt(play.task())).isEmpty();
  }

  @Test
  void startsOverInTheNextRoundAfterARestart() {
    var play = Play.of(ORDER_APPROVAL).submit().decide("fail");

    play.decide(MIRA, "resubmit", "");

    assertThat(play.execution().round()).isEqualTo(2);
    assertThat(play.task().node()).isEqualTo(DefinitionKey.of("first-review"));
    assertThat(play.task().round()).isEqualTo(2);
    assertThat(play.data()).containsEntry("firstReview", "pending");
  }

  @Test
  void goesStraightBackToWhoReturnedIt() {
    var play =
        Play.of(ORDER_APPROVAL).submit().decide("pass").decide(WANG, "disagree", "Too cheap.");

    play.with("price", new BigDecimal("155000")).decide(MIRA, "resubmit", "");

    assertThat(play.task().node()).isEqualTo(DefinitionKey.of("final-review"));
    assertThat(play.task().assignees()).containsExactly(WANG);
    assertThat(play.data()).containsEntry("firstReview", "pass");
  }

  @Test
  void canGoRoundAsOftenAsItTakes() {
    var play = Play.of(ORDER_APPROVAL).submit();

    for (int i = 0; i < 5; i++) {
      play.decide("fail").decide("resubmit");
    }

    assertThat(play.execution().round()).isEqualTo(6);
    assertThat(play.execution().tasks()).hasSize(1);
    assertThat(play.execution().openSteps()).hasSize(1);
  }

  @Test
  void givesTheOrderToTheAdministratorsWhenTheInitiatorHasLeft() {
    var play = Play.of(ORDER_APPROVAL).submit();

    play.among(Dealership.standard().leaver(MIRA, "north-sales")).decide("fail");

    assertThat(play.task().assignees()).containsExactly(ZHAO);
    assertThat(play.task().why())
        .extracting(Reason::code)
        .containsExactly("flow.assignee.person-left", "flow.assignee.admin");
  }
}
