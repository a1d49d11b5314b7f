package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.SUN;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Small.fork;
import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Branches that run side by side, and how they come together. */
class RunningBesideTest {

  private Play play = Play.of(joining(""));

  private static Flow joining(String how) {
    return Small.flow(
        start("all"),
        fork("all", "one", "two", "three"),
        task("one", "{person: li}", "together"),
        task("two", "{person: chen}", "together"),
        task("three", "{person: sun}", "together"),
        "{key: together, kind: join, fork: all, %s next: after}".formatted(how),
        task("after", "{person: wang}", "done"));
  }

  @AfterEach
  void keepsEverything() {
    Invariants.hold(play);
  }

  @Test
  void waitsForAllUnlessToldOtherwise() {
    play.submit().at("one", LI, "agree").at("three", SUN, "agree");

    assertThat(play.isOpen("after")).isFalse();
    assertThat(play.at("two", CHEN, "agree").isOpen("after")).isTrue();
  }

  @Test
  void closesWhatIsLateWhereSomeAreEnough() {
    play = Play.of(joining("needs: 2,")).submit().at("one", LI, "agree").at("three", SUN, "agree");

    assertThat(play.execution().tasks())
        .extracting(FlowTask::assignees)
        .containsExactly(List.of(WANG));
    assertThat(play.traced()).contains("flow.trace.late-closed");
    assertThat(play.last().effects())
        .anySatisfy(effect ->
            assertThat(effect)
                .isInstanceOfSatisfying(
                    FlowEffect.TaskClosed.class,
                    closed -> {
                      assertThat(closed.task().node().value()).isEqualTo("two");
                      assertThat(closed.outcome()).isNull();
                    }));
  }

  @Test
  void goesOnWithTheFirstWhereOneIsEnough() {
    play = Play.of(joining("needs: 1,")).submit().at("two", CHEN, "agree");

    assertThat(play.isOpen("after")).isTrue();
    assertThat(play.execution().tasks()).hasSize(1);
  }

  @Test
  void goesOnWithWhatThereIsWhenTheTimeIsUp() {
    play = Play.of(joining("limit: {in: 4h},")).submit().at("one", LI, "agree");
    assertThat(play.timers()).containsExactly("e1:2/limit");

    play.after(Duration.ofHours(4)).signal(new Signal.TimeCame("e1:2/limit"));

    assertThat(play.isOpen("after")).isTrue();
    assertThat(play.timers()).isEmpty();
  }

  @Test
  void ignoresATimeThatComesTooEarlyOrTooLate() {
    play = Play.of(joining("needs: 1, limit: {in: 4h},")).submit();
    var before = play.execution();

    assertThat(play.signal(new Signal.TimeCame("e1:2/limit")).execution()).isEqualTo(before);

    play.at("two", CHEN, "agree");
    var passed = play.execution();
    assertThat(play.timers()).isEmpty();
    play.after(Duration.ofHours(5)).signal(new Signal.TimeCame("e1:2/limit"));
    assertThat(play.execution()).isEqualTo(passed);
  }

  @Test
  void startsOverAsAWholeWhenABranchIsReturned() {
    play.submit().at("one", LI, "agree").at("two", CHEN, "back");
    assertThat(play.execution().tasks()).hasSize(1);

    play.at("start", MIRA, "resubmit");

    assertThat(play.execution().tasks()).hasSize(3);
    assertThat(play.execution().round()).isEqualTo(2);
  }

  @Test
  void endsAsAWholeWhenABranchReachesAnEnd() {
    play.submit().at("three", SUN, "reject");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.REJECTED);
  }

  @Test
  void joinsBranchesWithinBranches() {
    play =
        Play.of(
                Small.flow(
                    start("outer"),
                    fork("outer", "inner", "three"),
                    fork("inner", "one", "two"),
                    task("one", "{person: li}", "within"),
                    task("two", "{person: chen}", "within"),
                    "{key: within, kind: join, fork: inner, next: four}",
                    task("four", "{person: li}", "together"),
                    task("three", "{person: sun}", "together"),
                    "{key: together, kind: join, fork: outer, next: after}",
                    task("after", "{person: wang}", "done")))
            .submit()
            .at("three", SUN, "agree")
            .at("two", CHEN, "agree")
            .at("one", LI, "agree");
    assertThat(play.isOpen("four")).isTrue();

    assertThat(play.at("four", LI, "agree").isOpen("after")).isTrue();
  }

  @Test
  void takesEveryBranchThatHoldsAndWaitsOnlyForThose() {
    var flow =
        Small.flow(
            start("which"),
            "{key: which, kind: decide, mode: inclusive, branches: ["
                + "{when: {field: price, op: gt, value: 100}, next: one},"
                + "{when: {field: price, op: lt, value: 100}, next: two},"
                + "{when: {field: discount, op: gt, value: 100}, next: three}], otherwise: after}",
            task("one", "{person: li}", "together"),
            task("two", "{person: chen}", "together"),
            task("three", "{person: sun}", "together"),
            "{key: together, kind: join, fork: which, next: after}",
            task("after", "{person: wang}", "done"));

    play = Play.of(flow).submit();
    assertThat(play.execution().tasks())
        .extracting(task -> task.node().value())
        .containsExactly("one", "three");
    play.at("one", LI, "agree").at("three", SUN, "agree");
    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void goesBackToATaskBeforeTheForkAndThroughTheForkAgain() {
    play =
        Play.of(
                Small.flow(
                    start("first"),
                    task("first", "{person: wang}", "both"),
                    fork("both", "one", "two"),
                    "{key: one, kind: task, mode: approve, title: One, assignees: [{person: li}],"
                        + " outcomes: [{key: agree, kind: agree, title: A, next: together},"
                        + " {key: rerun, kind: return, title: R, to: {node: first}}]}",
                    task("two", "{person: chen}", "together"),
                    "{key: together, kind: join, fork: both, next: done}"))
            .submit()
            .at("first", WANG, "agree")
            .at("two", CHEN, "agree")
            .at("one", LI, "rerun");
    assertThat(play.execution().tasks()).hasSize(1);

    play.at("first", WANG, "agree");

    assertThat(play.isOpen("one")).isTrue();
    assertThat(play.isOpen("two")).isTrue();
  }
}
