package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.SUN;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Dealership.ZHAO;
import static dev.formwork.flows.DecidingTogetherTest.refusal;
import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** To whom a task goes among those who could take it, and who passes without being asked. */
class GivingATaskTest {

  private static final String SUPERVISORS = "{role: sales-supervisor}";

  private final World world = new World();

  private Play review(String assignees, String more) {
    return Play.of(Small.flow(start("review"), task("review", assignees, more, "done")))
        .within(world);
  }

  @Test
  void leavesOutWhomTheNodeExcludes() {
    var play =
        review(SUPERVISORS + ", {field: consultant}", "exclude: [{field: consultant}],")
            .with("consultant", LI)
            .submit();

    assertThat(play.task().assignees()).containsExactly(CHEN);
    assertThat(play.task().why()).extracting(Reason::code).contains("flow.assignee.excluded");
  }

  @Test
  void cannotBeTransferredToSomebodyExcludedEither() {
    var play = review(SUPERVISORS, "exclude: [{initiator: true}],").submit();

    assertThat(refusal(() -> play.act("review", LI, new TaskAction.Transfer(MIRA, ""))))
        .isEqualTo("flow.person.excluded");
    assertThat(refusal(() -> play.act("review", LI, new TaskAction.Transfer(CHEN, ""))))
        .isEqualTo("flow.person.already");
    assertThat(refusal(() -> play.act("review", LI, new TaskAction.Transfer("nobody", ""))))
        .isEqualTo("flow.person.not-there");
  }

  @Test
  void asksWhoeverHasTheFewestTasks() {
    world.loaded(LI, 3).loaded(CHEN, 1);

    assertThat(review(SUPERVISORS, "give: least-loaded,").submit().task().assignees())
        .containsExactly(CHEN);
  }

  @Test
  void asksWhoseTurnItIs() {
    world.lastGiven(LI, Instant.parse("2026-03-09T00:00:00Z"));
    assertThat(review(SUPERVISORS, "give: round-robin,").submit().task().assignees())
        .containsExactly(CHEN);

    world.lastGiven(CHEN, Instant.parse("2026-03-09T01:00:00Z"));
    assertThat(review(SUPERVISORS, "give: round-robin,").submit().task().assignees())
        .containsExactly(LI);
  }

  @Test
  void asksWhoDecidedAnEarlierTask() {
    var play =
        Play.of(
                Small.flow(
                    start("first"),
                    task("first", SUPERVISORS, "second"),
                    task("second", "{person: wang}", "third"),
                    task("third", "{actorOf: first}", "done")))
            .submit()
            .at("first", CHEN, "agree")
            .at("second", WANG, "agree");

    assertThat(play.task().assignees()).containsExactly(CHEN);
  }

  @Test
  void asksWhomOtherRecordsName() {
    world.naming(SUN, "gone");

    var play =
        review("{records: {form: stock-vehicle, link: reserved}, personField: keeper}", "")
            .submit();

    assertThat(play.task().assignees()).containsExactly(SUN);
    assertThat(play.task().why())
        .extracting(Reason::code)
        .containsExactly("flow.assignee.records", "flow.assignee.person-left");
  }

  @Test
  void asksWhomTheInitiatorHasPicked() {
    var flow =
        Small.flow(
            start("review"),
            task("review", "{pickedBy: initiator, among: [%s]}".formatted(SUPERVISORS), "done"));
    var picked = Map.of(DefinitionKey.of("review"), List.of(CHEN));

    var play = Play.of(flow).signal(new Signal.Started(MIRA, picked));

    assertThat(play.task().assignees()).containsExactly(CHEN);
    var wrong = Map.of(DefinitionKey.of("review"), List.of(WANG));
    assertThat(Play.of(flow).signal(new Signal.Started(MIRA, wrong)).last().problems())
        .extracting(problem -> problem.code())
        .containsExactly("flow.pick.not-among");
  }

  @Test
  void asksWhomTheOneBeforeHasPicked() {
    var flow =
        Small.flow(
            start("first"),
            task("first", "{person: wang}", "second"),
            task("second", "{pickedBy: previous}", "done"));
    var decision =
        Decision.of("agree").picking(Map.of(DefinitionKey.of("second"), List.of(SUN, LI)));

    var play = Play.of(flow).submit().at("first", WANG, decision);

    assertThat(play.task().assignees()).containsExactly(SUN, LI);
    assertThat(
            refusal(() ->
                Play.of(flow)
                    .submit()
                    .at(
                        "first",
                        WANG,
                        Decision.of("agree")
                            .picking(Map.of(DefinitionKey.of("first"), List.of(SUN))))))
        .isEqualTo("flow.pick.not-asked");
  }

  @Test
  void givesTheTaskOfWhoLeftToWhoStandsInForHim() {
    world.standingIn(SUN, CHEN);

    var play =
        review("{person: chen}", "whenEmpty: deputy,")
            .among(Dealership.standard().leaver(CHEN, "north-sales", "sales-supervisor"))
            .submit();

    assertThat(play.task().assignees()).containsExactly(SUN);
    assertThat(play.task().why()).extracting(Reason::code).contains("flow.assignee.deputy");
  }

  @Test
  void givesTheTaskOfWhoLeftToTheHeadOfHisDepartmentElse() {
    var play =
        review("{person: chen}", "whenEmpty: deputy,")
            .among(Dealership.standard().leaver(CHEN, "north-sales", "sales-supervisor"))
            .submit();

    assertThat(play.task().assignees()).containsExactly(LI);
  }

  @Test
  void letsTheLastOfAChainStandInAndSaysForWhom() {
    world.standingIn(SUN, LI).standingIn(WANG, SUN);

    var play = review("{person: li}", "").submit();

    assertThat(play.task().assignees()).containsExactly(WANG);
    play.at("review", WANG, "agree");
    assertThat(play.execution().steps().get(1).poll().votes().getFirst().standingFor())
        .isEqualTo(LI);
  }

  @Test
  void letsNobodyStandInWhoIsExcluded() {
    world.standingIn(MIRA, LI);

    assertThat(review("{person: li}", "exclude: [{initiator: true}],").submit().task().assignees())
        .containsExactly(LI);
  }

  @Test
  void passesWhatWouldAskTheInitiator() {
    var play = review("{initiator: true}", "autoPass: [initiator],").submit();

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.traced()).contains("flow.trace.passed");
    assertThat(play.execution().steps().get(1).poll().votes().getFirst().automatic()).isTrue();
  }

  @Test
  void passesWhoHasAgreedInThisRoundButNotInALaterOne() {
    var flow =
        Small.flow(
            start("first"),
            task("first", "{person: li}", "second"),
            task("second", "{person: li}", "autoPass: [repeat],", "third"),
            task("third", "{person: wang}", "done"));

    var play = Play.of(flow).submit().at("first", LI, "agree");
    assertThat(play.isOpen("third")).isTrue();
    play.at("third", WANG, "back").at("start", MIRA, "resubmit");

    assertThat(play.isOpen("first")).isTrue();
  }

  @Test
  void asksAllTheSameWhereAFieldIsStillToBeFilled() {
    String more = "autoPass: [initiator], fields: {reviewNote: required},";

    assertThat(review("{initiator: true}", more).submit().isOpen("review")).isTrue();
    assertThat(
            review("{initiator: true}", more)
                .with("reviewNote", "Fine")
                .submit()
                .execution()
                .status())
        .isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void passesTheInitiatorsVoiceAmongSeveral() {
    var play =
        review("{initiator: true}, {person: wang}", "autoPass: [initiator], several: {mode: all},")
            .submit();

    assertThat(play.execution().tasks())
        .extracting(FlowTask::assignees)
        .containsExactly(List.of(WANG));
  }

  @Test
  void tellsOnlyThoseWhoClaimedWhatIsTheirs() {
    var play = review(SUPERVISORS, "give: pool,").submit();
    play.act("review", LI, new TaskAction.Claim());

    assertThat(refusal(() -> play.at("review", CHEN, "agree"))).isEqualTo("flow.task.not-open");
    assertThat(
            refusal(() ->
                play.signal(new Signal.Acted(play.task().id(), CHEN, new TaskAction.Claim()))))
        .isEqualTo("flow.task.not-yours");
    assertThat(
            refusal(() ->
                play.signal(new Signal.Acted(play.task().id(), ZHAO, new TaskAction.Claim()))))
        .isEqualTo("flow.task.not-yours");
  }

  @Test
  void refusesWhatTheNodeForbids() {
    var play = review(SUPERVISORS, "forbid: [transfer, add-signer, hold, withdraw],").submit();

    for (TaskAction action :
        List.of(
            new TaskAction.Transfer(SUN, ""),
            new TaskAction.AddSigner(TaskAction.Place.AFTER, List.of(SUN), ""),
            new TaskAction.Hold(""))) {
      assertThat(refusal(() -> play.act("review", LI, action)))
          .isEqualTo("flow.action.not-allowed");
    }
  }
}
