package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.SUN;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.FlowFixtures.ORDER_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecidingOnATaskTest {

  private Play play = Play.of(ORDER_APPROVAL);

  @BeforeEach
  void anOrderUnderFirstReview() {
    play = Play.of(ORDER_APPROVAL).submit();
  }

  @Test
  void refusesATaskSomeoneElseHolds() {
    assertThat(refusal(Refusal.Forbidden.class, () -> play.decide(SUN, "pass", "")))
        .isEqualTo("flow.task.not-yours");
  }

  @Test
  void refusesTheInitiatorsOwnHand() {
    assertThat(refusal(Refusal.Forbidden.class, () -> play.decide(MIRA, "pass", "")))
        .isEqualTo("flow.task.not-yours");
  }

  @Test
  void refusesATaskThatSomeoneWasFasterWith() {
    var signal = new Signal.Decided(play.task().id(), CHEN, Decision.of("pass"));
    play.decide(LI, "pass", "");

    assertThat(refusal(Refusal.Conflict.class, () -> play.signal(signal)))
        .isEqualTo("flow.task.not-open");
  }

  @Test
  void refusesATaskOfAFlowThatIsOver() {
    var signal = new Signal.Decided(play.task().id(), LI, Decision.of("pass"));
    play.decide(LI, "refuse", "No.");

    assertThat(refusal(Refusal.Conflict.class, () -> play.signal(signal)))
        .isEqualTo("flow.task.not-open");
  }

  @Test
  void refusesAnOutcomeTheTaskDoesNotHave() {
    assertThat(refusal(Refusal.Invalid.class, () -> play.decide(LI, "agree", "")))
        .isEqualTo("flow.outcome.unknown");
    assertThat(refusal(Refusal.Invalid.class, () -> play.decide(LI, "resubmit", "")))
        .isEqualTo("flow.outcome.unknown");
  }

  @Test
  void wantsWordsWithAReturnAndARejection() {
    assertThat(refusal(Refusal.Invalid.class, () -> play.decide(LI, "fail", " \n")))
        .isEqualTo("flow.opinion.required");
    assertThat(refusal(Refusal.Invalid.class, () -> play.decide(LI, "refuse", "")))
        .isEqualTo("flow.opinion.required");
  }

  @Test
  void takesNoWordsWhereNoneAreWanted() {
    play.decide("pass");

    assertThat(refusal(Refusal.Invalid.class, () -> play.decide(WANG, "agree", "Fine.")))
        .isEqualTo("flow.opinion.unwanted");
  }

  @Test
  void refusesAnEndlessOpinion() {
    assertThat(refusal(Refusal.Invalid.class, () -> play.decide(LI, "pass", "x".repeat(4_001))))
        .isEqualTo("flow.opinion.too-long");
  }

  @Test
  void refusesASignalThatComesAtTheWrongTimeOfItsLife() {
    assertThat(refusal(Refusal.Conflict.class, () -> play.submit()))
        .isEqualTo("flow.execution.not-now");
    assertThat(refusal(Refusal.Conflict.class, () -> play.signal(new Signal.Retried(LI))))
        .isEqualTo("flow.execution.not-stuck");
  }

  private static String refusal(Class<? extends Refusal> kind, Runnable act) {
    return catchThrowableOfType(kind, act::run).code();
  }
}
