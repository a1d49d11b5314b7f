package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.ZHAO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import org.junit.jupiter.api.Test;

class NobodyThereTest {

  private final Dealership withoutSupervisors = Dealership.standard().without(LI, CHEN);

  @Test
  void givesTheTaskToTheAdministratorsUnlessSaidOtherwise() {
    var play = review("").among(withoutSupervisors).submit();

    assertThat(play.task().assignees()).containsExactly(ZHAO);
  }

  @Test
  void skipsTheTaskWithoutSettingWhatAgreeingSets() {
    var play = review("whenEmpty: skip,").among(withoutSupervisors).submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.last().changes()).isEmpty();
    assertThat(play.traced())
        .containsExactly("flow.assignee.nobody-role", "flow.trace.skipped", "flow.trace.completed");
  }

  @Test
  void stopsAndSaysSo() {
    var play = review("whenEmpty: stop,").among(withoutSupervisors).submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.STOPPED);
    assertThat(play.execution().tasks()).isEmpty();
    assertThat(play.execution().openSteps()).hasSize(1);
    assertThat(play.last().effects())
        .containsExactly(new FlowEffect.Stopped(DefinitionKey.of("review")));
  }

  @Test
  void goesOnWhenSomebodyIsThereAgain() {
    var play = review("whenEmpty: stop,").among(withoutSupervisors).submit();

    play.among(Dealership.standard()).signal(new Signal.Retried(ZHAO));

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(play.task().assignees()).containsExactly(LI, CHEN);
    assertThat(play.execution().openSteps()).hasSize(1);
  }

  @Test
  void staysStoppedWhileStillNobodyIsThere() {
    var play = review("whenEmpty: stop,").among(withoutSupervisors).submit();

    play.signal(new Signal.Retried(ZHAO));

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.STOPPED);
    assertThat(play.execution().openSteps()).hasSize(1);
  }

  @Test
  void stopsWhenThereIsNotEvenAnAdministrator() {
    var play = review("").among(Dealership.empty()).submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.STOPPED);
  }

  @Test
  void givesAReturnedOrderBackAgainWhenSomebodyIsThereToCorrectIt() {
    var play = review("").submit().among(Dealership.empty()).decide("fail");
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.STOPPED);

    play.among(Dealership.standard()).signal(new Signal.Retried(ZHAO));

    assertThat(play.task().assignees()).containsExactly(Dealership.MIRA);
    assertThat(play.task().rework()).isNotNull();
  }

  private static Play review(String more) {
    return Play.of(
        FlowFixtures.flowOf(
            "{key: start, kind: start, next: review}",
            "{key: review, kind: task, mode: approve, title: Review, %s".formatted(more)
                + " assignees: [{role: sales-supervisor}], outcomes: ["
                + "{key: agree, kind: agree, title: Agree, set: {firstReview: pass}, next: done},"
                + "{key: fail, kind: return, title: Fail, to: initiator}]}",
            "{key: done, kind: end, state: completed}"));
  }
}
