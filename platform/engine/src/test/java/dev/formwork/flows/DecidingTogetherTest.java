package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.SUN;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Small.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How several people decide one task. */
class DecidingTogetherTest {

  private static final Map<Character, String> OUTCOMES =
      Map.of('+', "agree", '-', "reject", '~', "maybe", '<', "back");

  /**
   * Li, Chen, Sun and Wang vote in this order, each with one sign; what is open or came of it after
   * the last vote.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: all                                            | +++  | open",
        "mode: all                                            | ++++ | after",
        "mode: all                                            | +-   | REJECTED",
        "mode: all                                            | +<   | start",
        "mode: all, hearsAll: true                            | +-+  | open",
        "mode: all, hearsAll: true                            | +-++ | REJECTED",
        "mode: all                                            | +++~ | after",
        "mode: any                                            | +    | after",
        "mode: any                                            | -    | REJECTED",
        "mode: ratio, ratio: 50                               | +    | open",
        "mode: ratio, ratio: 50                               | ++   | after",
        "mode: ratio, ratio: 50                               | --   | open",
        "mode: ratio, ratio: 50                               | ---  | REJECTED",
        "mode: ratio, ratio: 51                               | ++   | open",
        "mode: ratio, ratio: 51                               | --   | REJECTED",
        "mode: ratio, ratio: 75, hearsAll: true               | +++  | open",
        "mode: ratio, ratio: 75, hearsAll: true               | +++- | after",
        "mode: ratio, ratio: 60, weights: [{of: [{person: li}], weight: 4}] | + | open",
        "mode: ratio, ratio: 57, weights: [{of: [{person: li}], weight: 4}] | + | after",
        "mode: ratio, ratio: 57, weights: [{of: [{person: li}], weight: 4}] | - | REJECTED",
        "mode: one-agrees                                     | -    | open",
        "mode: one-agrees                                     | -+   | after",
        "mode: one-agrees                                     | ---- | REJECTED",
        "mode: one-agrees                                     | ---< | REJECTED",
        "mode: one-agrees                                     | <<<- | start",
        "mode: one-agrees, veto: [{person: chen}]             | --   | REJECTED",
        "mode: ratio, ratio: 25, veto: [{role: sales-supervisor}], hearsAll: true | +- | REJECTED",
        "mode: sequence                                       | +++  | open",
        "mode: sequence                                       | ++++ | after",
        "mode: sequence                                       | ++-  | REJECTED",
      })
  void isDecidedWhenItIsDecided(String mode, String votes, String expected) {
    var play = play(mode).submit();
    var people = Stream.of(LI, CHEN, SUN, WANG).toList();
    for (int i = 0; i < votes.length(); i++) {
      play.at("review", people.get(i), String.valueOf(OUTCOMES.get(votes.charAt(i))));
    }

    assertThat(stands(play)).isEqualTo(expected);
    Invariants.hold(play);
  }

  @Test
  void asksOneAfterAnotherInASequence() {
    var play = play("mode: sequence").submit();

    assertThat(play.task().assignees()).containsExactly(LI);
    assertThat(play.at("review", LI, "agree").task().assignees()).containsExactly(CHEN);
  }

  @Test
  void takesTheOutcomeOfTheGreaterWeight() {
    var play =
        play("mode: all")
            .submit()
            .at("review", LI, "agree")
            .at("review", CHEN, "maybe")
            .at("review", SUN, "maybe")
            .at("review", WANG, "agree");

    assertThat(play.execution().steps().get(1).outcome()).isEqualTo("agree");
  }

  @Test
  void keepsWhatEverybodySaid() {
    var play = play("mode: all").submit().at("review", LI, "agree").at("review", CHEN, "reject");

    assertThat(play.execution().steps().get(1).poll().votes())
        .extracting(Vote::by, vote -> vote.outcome().value(), Vote::opinion)
        .containsExactly(
            Tuple.tuple(LI, "agree", "Because."), Tuple.tuple(CHEN, "reject", "Because."));
    assertThat(play.execution().steps().get(1).decidedBy()).isEqualTo(CHEN);
  }

  @Test
  void asksLevelByLevel() {
    var play =
        Play.of(
                Small.flow(
                    start("review"),
                    Small.task(
                        "review", "{levels: initiator}", "several: {mode: sequence},", "done")))
            .submit();

    assertThat(play.task().assignees()).containsExactly(LI);
    assertThat(play.at("review", LI, "agree").task().assignees()).containsExactly(WANG);
    assertThat(play.at("review", WANG, "agree").execution().status())
        .isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void takesTwoSidesToConfirmAndKeepsWhatIsDisputed() {
    var play = confirmation().submit();
    assertThat(play.execution().tasks())
        .extracting(task -> task.title().in(Locale.ENGLISH))
        .containsExactly("Hand over · Giver", "Hand over · Taker");

    play.at("hand-over", MIRA, "agree");
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    play.at("hand-over", LI, Decision.of("wrong").disputing(List.of(FieldKey.of("price"))));
    assertThat(play.data().get("disputed")).isEqualTo(List.of("price"));
    assertThat(play.task().isCorrection()).isTrue();

    play.at("start", MIRA, "resubmit").at("hand-over", LI, "agree").at("hand-over", MIRA, "agree");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    Invariants.hold(play);
  }

  @Test
  void refusesADisputeOfNothingOrOfSomethingElse() {
    var play = confirmation().submit();

    assertThat(refusal(() -> play.at("hand-over", LI, "wrong"))).isEqualTo("flow.dispute.nothing");
    assertThat(
            refusal(() ->
                play.at(
                    "hand-over",
                    LI,
                    Decision.of("wrong").disputing(List.of(FieldKey.of("discount"))))))
        .isEqualTo("flow.dispute.not-a-fact");
  }

  private static Play confirmation() {
    return Play.of(
        Small.flow(
            start("hand-over"),
            "{key: hand-over, kind: task, mode: confirm, title: Hand over,"
                + " parties: [{key: giver, title: Giver, assignees: [{initiator: true}]},"
                + " {key: taker, title: Taker, assignees: [{person: li}]}],"
                + " facts: [price, customerName], outcomes: ["
                + "{key: agree, kind: agree, title: Confirm, next: done},"
                + "{key: wrong, kind: dispute, title: Wrong, to: initiator, into: disputed}]}"));
  }

  private static Play play(String mode) {
    return Play.of(
        Small.flow(
            start("review"),
            "{key: review, kind: task, mode: approve, title: Review,"
                + " assignees: [{person: li}, {person: chen}, {person: sun}, {person: wang}],"
                + " several: {%s}, outcomes: [".formatted(mode)
                + "{key: agree, kind: agree, title: Agree, next: after},"
                + "{key: maybe, kind: agree, title: With conditions, next: after},"
                + "{key: reject, kind: reject, title: Reject, next: refused},"
                + "{key: back, kind: return, title: Back, to: initiator}]}",
            Small.task("after", "{person: mira}", "done")));
  }

  private static String stands(Play play) {
    if (play.execution().status().isOver()) {
      return play.execution().status().name();
    }
    String open =
        play.execution().tasks().stream()
            .map(task -> task.node().value())
            .distinct()
            .collect(Collectors.joining(" "));
    return open.equals("review") ? "open" : open;
  }

  static String refusal(Runnable act) {
    return Assertions.catchThrowableOfType(Refusal.class, act::run).code();
  }
}
