package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Small.flow;
import static dev.formwork.flows.Small.fork;
import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Orders that run on one release and are to go on by the next. */
class MigratingToAReleaseTest {

  private static final String SUPERVISOR = "{role: sales-supervisor}";
  private static final String MANAGER = "{role: sales-manager}";
  private static final String JOIN = "{key: together, kind: join, fork: both, next: done}";
  private static final Flow REVIEW = flow(start("review"), task("review", SUPERVISOR, "done"));

  private static final Flow LOAN = FlowFixtures.flow("arrange-loan");

  /** What is to go, to which flow, and with what it is refused. */
  private record Refused(String code, Play play, Flow before, Flow after) {

    static Refused with(String code, Flow before, Flow after) {
      return new Refused(code, Play.of(before).submit(), before, after);
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesWithTheReason() {
    Flow both =
        flow(
            start("both"),
            fork("both", "one", "two"),
            task("one", "{person: li}", "together"),
            task("two", "{person: wang}", "together"),
            JOIN);
    Flow all = flow(start("review"), task("review", SUPERVISOR, "several: {mode: all},", "done"));
    Flow loan = flow(start("part"), part("arrange-loan"));
    return Stream.of(
            Refused.with(
                "flow.migration.node-gone",
                REVIEW,
                flow(start("check"), task("check", SUPERVISOR, "done"))),
            Refused.with(
                "flow.migration.other-kind",
                REVIEW,
                flow(start("review"), "{key: review, kind: wait, until: {in: 4h}, next: done}")),
            Refused.with(
                "flow.migration.other-branch",
                REVIEW,
                flow(
                    start("both"),
                    fork("both", "review", "two"),
                    task("review", SUPERVISOR, "together"),
                    task("two", MANAGER, "together"),
                    JOIN)),
            Refused.with(
                "flow.migration.fork-gone",
                both,
                flow(
                    start("other"),
                    fork("other", "one", "two"),
                    task("one", "{person: li}", "together"),
                    task("two", "{person: wang}", "together"),
                    "{key: together, kind: join, fork: other, next: done}")),
            Refused.with(
                "flow.migration.nobody",
                REVIEW,
                flow(
                    start("review"),
                    task("review", "{role: sales-trainee}", "whenEmpty: stop,", "done"))),
            new Refused(
                "flow.migration.outcome-gone",
                Play.of(all).submit().at("review", LI, "agree"),
                all,
                flow(
                    start("review"),
                    "{key: review, kind: task, mode: approve, title: Review, several: {mode: all},"
                        + " assignees: [{role: sales-supervisor}], outcomes: ["
                        + "{key: yes, kind: agree, title: Yes, next: done},"
                        + "{key: reject, kind: reject, title: Reject, next: refused}]}")),
            new Refused(
                "flow.migration.other-sub-flow",
                Play.of(loan).within(new World().with(LOAN)).submit(),
                loan,
                flow(start("part"), part("prepare-vehicle"))),
            new Refused(
                "flow.migration.not-running",
                Play.of(REVIEW).submit().decide("agree"),
                REVIEW,
                REVIEW))
        .map(each ->
            DynamicTest.dynamicTest(
                each.code(),
                () ->
                    assertThat(
                            codes(plan(each.play(), each.before(), each.after(), NodeMap.BY_KEY)))
                        .contains(each.code())));
  }

  @Test
  void refusesWhereTheFlowOrAnotherReleaseIsMissing() {
    var play = Play.of(REVIEW).submit();
    var same = new Migration.Target(1, known(REVIEW), known(REVIEW), NodeMap.BY_KEY);
    var gone = new Migration.Target(2, known(REVIEW), _ -> Optional.empty(), NodeMap.BY_KEY);

    assertThat(codes(Migration.plan(play.execution(), same, play.context(null))))
        .containsExactly("flow.migration.same-release");
    assertThat(codes(Migration.plan(play.execution(), gone, play.context(null))))
        .containsExactly("flow.migration.flow-gone");
  }

  @Test
  void leavesWorkWithWhoeverHasItWhereTheSamePeopleAreAsked() {
    var play = Play.of(REVIEW).submit();
    Flow longer =
        flow(start("review"), task("review", SUPERVISOR, "sign"), task("sign", MANAGER, "done"));

    Migration.Plan plan = plan(play, REVIEW, longer, NodeMap.BY_KEY);

    assertThat(plan.canBeUndone()).isTrue();
    assertThat(after(plan).tasks()).isEqualTo(play.execution().tasks());
    assertThat(after(plan).release()).isEqualTo(2);
    assertThat(plan.advance().effects()).isEmpty();
  }

  @Test
  void asksThoseWhomTheReleaseNamesWhereNobodyHasSpoken() {
    var play = Play.of(REVIEW).submit();

    Migration.Plan plan =
        plan(play, REVIEW, flow(start("review"), task("review", MANAGER, "done")), NodeMap.BY_KEY);

    assertThat(plan.places().getFirst().people()).containsExactly(LI, CHEN);
    assertThat(plan.places().getFirst().then()).containsExactly(WANG);
    assertThat(after(plan).openSteps()).hasSize(1);
    assertThat(after(plan).openSteps().getFirst().id())
        .isEqualTo(play.execution().openSteps().getFirst().id());
  }

  @Test
  void leavesThoseWhoHaveSpokenWithTheirSay() {
    Flow all = flow(start("review"), task("review", SUPERVISOR, "several: {mode: all},", "done"));
    var play = Play.of(all).submit().at("review", LI, "agree");

    Migration.Plan plan =
        plan(
            play,
            all,
            flow(start("review"), task("review", MANAGER, "several: {mode: all},", "done")),
            NodeMap.BY_KEY);

    assertThat(after(plan).tasks()).extracting(FlowTask::assignees).containsExactly(List.of(CHEN));
  }

  @Test
  void takesTheNodeThatIsNamedForIt() {
    var play = Play.of(REVIEW).submit();
    Flow renamed = flow(start("check"), task("check", SUPERVISOR, "done"));

    Migration.Plan plan = plan(play, REVIEW, renamed, review("check"));

    assertThat(codes(plan)).isEmpty();
    assertThat(after(plan).openSteps().getFirst().node()).hasToString("check");
    assertThat(after(plan).tasks().getFirst().node()).hasToString("check");
    assertThat(after(plan).tasks().getFirst().title().in(java.util.Locale.ENGLISH))
        .isEqualTo("check");
  }

  @Test
  void goesOnInBothBranches() {
    Flow both =
        flow(
            start("both"),
            fork("both", "one", "two"),
            task("one", "{person: li}", "together"),
            task("two", "{person: wang}", "together"),
            JOIN);
    Flow more =
        flow(
            start("both"),
            fork("both", "one", "two"),
            task("one", "{person: li}", "together"),
            task("two", "{person: wang}", "again"),
            task("again", "{person: chen}", "together"),
            JOIN);
    var play = Play.of(both).submit().at("one", LI, "agree");

    Execution moved = after(plan(play, both, more, NodeMap.BY_KEY));

    var on = Migrating.on(more, moved, play);
    on = Migrating.decide(more, on, play, WANG);
    on = Migrating.decide(more, on, play, CHEN);
    assertThat(on.status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void plansDeadlinesByTheNewRuleAndCountsWhatHasPassed() {
    Flow slow = timed("within: {hours: 8, of: calendar}");
    Flow fast = timed("within: {hours: 4, of: calendar}");
    var play = Play.of(slow).submit().after(Duration.ofHours(1));

    Migration.Plan plan = plan(play, slow, fast, NodeMap.BY_KEY);

    var due = Play.MORNING.plus(Duration.ofHours(4));
    assertThat(plan.dues()).hasSize(1);
    assertThat(plan.dues().getFirst().after()).isEqualTo(due);
    assertThat(after(plan).tasks().getFirst().due()).isEqualTo(due);
    assertThat(plan.advance().effects())
        .contains(new FlowEffect.TimerWanted("e1:d0/deadline", due));
  }

  @Test
  void dropsTheDeadlineThatTheReleaseDoesNotHave() {
    Flow slow = timed("within: {hours: 8, of: calendar}");
    var play = Play.of(slow).submit();

    Migration.Plan plan = plan(play, slow, REVIEW, NodeMap.BY_KEY);

    assertThat(after(plan).tasks().getFirst().due()).isNull();
    assertThat(plan.advance().effects()).contains(new FlowEffect.TimerDropped("e1:d0/deadline"));
  }

  @Test
  void waitsByTheNewMoment() {
    Flow four = flow(start("pause"), "{key: pause, kind: wait, until: {in: 4h}, next: done}");
    Flow nine = flow(start("pause"), "{key: pause, kind: wait, until: {in: 9h}, next: done}");
    var play = Play.of(four).submit().after(Duration.ofHours(1));

    Migration.Plan plan = plan(play, four, nine, NodeMap.BY_KEY);

    assertThat(after(plan).timers())
        .isEqualTo(Map.of("e1:2/until", Play.MORNING.plus(Duration.ofHours(9))));
  }

  @Test
  void canNotBeTakenBackWhereTheReleaseLetsItGoOn() {
    Flow gate =
        flow(
            start("gate"),
            "{key: gate, kind: gate, when: {field: price, op: gt, value: 900000}, next: tell}",
            "{key: tell, kind: notify, title: Told, to: [{initiator: true}], text: Go, next: done}");
    Flow open =
        flow(
            start("gate"),
            "{key: gate, kind: gate, when: {field: price, op: gt, value: 9}, next: tell}",
            "{key: tell, kind: notify, title: Told, to: [{initiator: true}], text: Go, next: done}");
    var play = Play.of(gate).submit();

    Migration.Plan plan = plan(play, gate, open, NodeMap.BY_KEY);

    assertThat(after(plan).status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(plan.canBeUndone()).isFalse();
  }

  @Test
  void takingItBackSetsTheTimersThatWereThere() {
    Flow slow = timed("within: {hours: 8, of: calendar}");
    Flow fast = timed("within: {hours: 4, of: calendar}");
    var play = Play.of(slow).submit();
    Execution moved = after(plan(play, slow, fast, NodeMap.BY_KEY));

    assertThat(Migration.undoing(moved, play.execution()))
        .containsExactly(
            new FlowEffect.TimerWanted("e1:d0/deadline", Play.MORNING.plus(Duration.ofHours(8))));
  }

  private static String part(String flow) {
    return "{key: part, kind: sub-flow, flow: %s, next: done}".formatted(flow);
  }

  private static Flow timed(String deadline) {
    return flow(
        start("review"), task("review", SUPERVISOR, "deadline: {" + deadline + "},", "done"));
  }

  private static NodeMap review(String to) {
    var place = new NodeMap.Place(QualifiedKey.of("order", "small"), DefinitionKey.of("review"));
    return new NodeMap(Map.of(place, DefinitionKey.of(to)));
  }

  private static Migration.Flows known(Flow flow) {
    return key -> Stream.of(flow, LOAN).filter(it -> it.key().equals(key.key())).findFirst();
  }

  private static Migration.Plan plan(Play play, Flow before, Flow after, NodeMap nodes) {
    var target = new Migration.Target(2, known(before), known(after), nodes);
    return Migration.plan(play.execution(), target, play.context(MIRA));
  }

  private static Execution after(Migration.Plan plan) {
    assertThat(codes(plan)).isEmpty();
    return plan.advance().execution();
  }

  private static List<String> codes(Migration.Plan plan) {
    return plan.advance().problems().stream().map(Problem::code).toList();
  }

  /** Goes on by the flow of the new release. */
  private static final class Migrating {

    private Migrating() {}

    static Execution on(Flow flow, Execution execution, Play play) {
      return FlowStepper.advance(flow, execution, new Signal.Changed(), play.context(null))
          .execution();
    }

    static Execution decide(Flow flow, Execution execution, Play play, String person) {
      String task =
          execution.tasks().stream()
              .filter(each -> each.isFor(person))
              .findFirst()
              .orElseThrow()
              .id();
      var signal = new Signal.Decided(task, person, Decision.of("agree"));
      return FlowStepper.advance(flow, execution, signal, play.context(person)).execution();
    }
  }
}
