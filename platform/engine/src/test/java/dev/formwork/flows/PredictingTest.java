package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.FlowFixtures.ORDER_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictingTest {

  @Test
  void tellsBeforeTheSubmitWhoWillSeeTheOrder() {
    var ahead = Play.of(ORDER_APPROVAL).predict();

    assertThat(nodes(ahead)).containsExactly("first-review", "final-review");
    assertThat(ahead.tasks().getFirst().assignees()).containsExactly(LI, CHEN);
    assertThat(ahead.tasks().getLast().assignees()).containsExactly(WANG);
    assertThat(ahead.end()).isEqualTo(EndState.COMPLETED);
  }

  @Test
  void tellsWhoIsNextAndWhy() {
    var ahead = Play.of(ORDER_APPROVAL).submit().predict();

    assertThat(nodes(ahead)).containsExactly("final-review");
    assertThat(ahead.tasks().getFirst().why().getFirst().code()).isEqualTo("flow.assignee.role-in");
  }

  @Test
  void knowsTheBranchThatTheOrderWillTake() {
    var ahead = Play.of(ORDER_APPROVAL).with("price", new BigDecimal("90000")).submit().predict();

    assertThat(nodes(ahead)).isEmpty();
    assertThat(ahead.end()).isEqualTo(EndState.COMPLETED);
  }

  @Test
  void looksAheadFromAReturnedOrder() {
    var ahead = Play.of(ORDER_APPROVAL).submit().decide("pass").decide("disagree").predict();

    assertThat(nodes(ahead)).containsExactly("final-review");
    assertThat(ahead.end()).isEqualTo(EndState.COMPLETED);
  }

  @Test
  void agreesWithWhatHappensThen() {
    var play = Play.of(ORDER_APPROVAL).submit();
    var expected = play.predict().tasks().getFirst();

    play.decide("pass");

    assertThat(Prediction.Expected.of(play.task())).isEqualTo(expected);
  }

  @Test
  void changesNothing() {
    var play = Play.of(ORDER_APPROVAL).submit();
    var before = play.execution();

    play.predict();

    assertThat(play.execution()).isEqualTo(before);
  }

  @Test
  void doesNotRunInARingOfTasks() {
    var flow =
        FlowFixtures.flowOf(
            "{key: start, kind: start, next: one}",
            task("one", "two"),
            task("two", "one"),
            "{key: done, kind: end, state: completed}");

    var ahead = Play.of(flow).submit().predict();

    assertThat(nodes(ahead)).containsExactly("two", "one");
    assertThat(ahead.end()).isNull();
  }

  @Test
  void doesNotForetellATaskAgainThatLeadsBackToItself() {
    var flow =
        FlowFixtures.flowOf(
            "{key: start, kind: start, next: one}",
            task("one", "enough"),
            "{key: enough, kind: decide,"
                + " branches: [{when: {field: reviewNote, op: notEmpty}, next: two}], otherwise: one}",
            task("two", "done"),
            "{key: done, kind: end, state: completed}");

    assertThat(nodes(Play.of(flow).submit().predict())).isEmpty();
    assertThat(nodes(Play.of(flow).with("reviewNote", "Fine").submit().predict()))
        .containsExactly("two");
  }

  @Test
  void knowsNothingOnceItIsOver() {
    var ahead = Play.of(ORDER_APPROVAL).submit().decide("refuse").predict();

    assertThat(ahead).isEqualTo(new Prediction(List.of(), null));
  }

  private static String task(String key, String next) {
    return "{key: %s, kind: task, mode: handle, title: T, assignees: [{initiator: true}], outcomes: [{key: agree, kind: agree, title: Agree, next: %s}, {key: stop, kind: reject, title: Stop, next: done}]}"
        .formatted(key, next);
  }

  private static List<String> nodes(Prediction prediction) {
    return prediction.tasks().stream().map(each -> each.node().value()).toList();
  }
}
