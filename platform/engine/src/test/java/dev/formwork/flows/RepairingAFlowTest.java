package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Dealership.ZHAO;
import static dev.formwork.flows.Small.flow;
import static dev.formwork.flows.Small.fork;
import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator does to an order that can't help itself. */
class RepairingAFlowTest {

  private static final String SUPERVISOR = "{role: sales-supervisor}";

  private Play play =
      Play.of(
          flow(
              start("both"),
              fork("both", "one", "two"),
              task("one", SUPERVISOR, "again"),
              task("again", "{person: chen}", "together"),
              task("two", "{role: sales-manager}", "together"),
              "{key: together, kind: join, fork: both, next: sign}",
              task("sign", "{person: wang}", "done")));

  @AfterEach
  void keepsEverything() {
    Invariants.hold(play);
  }

  @Test
  void movesOneBranchAndLeavesTheOtherAlone() {
    play.submit();

    play.signal(move(play.taskOf("one", LI).step(), "again"));

    assertThat(play.isOpen("again")).isTrue();
    assertThat(play.isOpen("one")).isFalse();
    assertThat(play.isOpen("two")).isTrue();
    play.at("again", CHEN, "agree").at("two", WANG, "agree");
    assertThat(play.isOpen("sign")).isTrue();
  }

  @Test
  void movesTheWholeFlowOutOfItsBranches() {
    play.submit();

    play.signal(move(null, "sign"));

    assertThat(play.execution().tasks()).hasSize(1);
    assertThat(play.isOpen("sign")).isTrue();
    assertThat(play.traced()).contains("flow.trace.moved");
    play.at("sign", WANG, "agree");
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void movesItToItsInitiatorWhoCorrectsAndSubmitsAgain() {
    play.submit();

    play.signal(move(null, "start"));

    assertThat(play.task().isCorrection()).isTrue();
    assertThat(play.task().assignees()).containsExactly(MIRA);
    play.decide("resubmit");
    assertThat(play.isOpen("one")).isTrue();
    assertThat(play.execution().round()).isEqualTo(2);
  }

  @Test
  void refusesANodeInOtherBranches() {
    play.submit();
    String one = play.taskOf("one", LI).step();

    refuses("flow.repair.other-branch", move(one, "sign"));
    refuses("flow.repair.other-branch", move(null, "two"));
    refuses("flow.repair.node-unknown", move(null, "nowhere"));
    refuses("flow.repair.step-not-open", move("e1:1", "again"));
  }

  @Test
  void givesATaskToOthers() {
    play.submit();
    String task = play.taskOf("one", LI).id();

    play.signal(give(task, CHEN));

    assertThat(play.taskOf("one", CHEN).assignees()).containsExactly(CHEN);
    assertThat(play.taskOf("one", CHEN).why())
        .extracting(Reason::code)
        .containsExactly("flow.assignee.reassigned");
  }

  @Test
  void givesAStepThatHasNobodyToSomebody() {
    play =
        Play.of(flow(start("review"), task("review", SUPERVISOR, "whenEmpty: stop,", "done")))
            .among(Dealership.standard().without(LI, CHEN))
            .submit();
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.STOPPED);

    play.signal(give(play.execution().openSteps().getFirst().id(), WANG));

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    play.at("review", WANG, "agree");
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void refusesToGiveWorkToWhoCantTakeIt() {
    play =
        Play.of(
                flow(
                    start("review"),
                    task(
                        "review",
                        SUPERVISOR,
                        "several: {mode: all}, exclude: [{initiator: true}],",
                        "done")))
            .submit();
    String task = play.taskOf("review", LI).id();

    refuses("flow.person.missing", give(task));
    refuses("flow.person.not-there", give(task, "nobody"));
    refuses("flow.person.excluded", give(task, MIRA));
    refuses("flow.person.already", give(task, CHEN));
    refuses("flow.repair.step-not-open", give("e1:99", WANG));
    refuses("flow.repair.not-for-people", give(play.taskOf("review", LI).step(), WANG));
  }

  private void refuses(String code, Signal signal) {
    assertThatThrownBy(() -> play.signal(signal))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(code);
  }

  private static Signal move(@Nullable String step, String node) {
    return new Signal.Relocated(ZHAO, step, DefinitionKey.of(node), "It hangs.");
  }

  private static Signal give(String work, String... persons) {
    return new Signal.Reassigned(ZHAO, work, List.of(persons), "He is ill.");
  }
}
