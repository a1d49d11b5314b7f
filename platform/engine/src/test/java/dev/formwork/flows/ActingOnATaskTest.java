package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.SUN;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Dealership.ZHAO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that people can do, wherever a task can stand. A cell says which tasks are open then,
 * as {@code node:holder,holder}; or how it ended; or why it is refused.
 */
class ActingOnATaskTest {

  private static final String TABLE =
      """
      what                     | SINGLE                    | ALL                                   | ANY                              | SEQUENCE                   | BRANCH                                 | SUB_FLOW
      nothing yet              | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | review:li other:chen                   | review:li
      agree                    | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      all agree                | flow.task.not-open        | after:sun                             | flow.task.not-open               | after:sun                  | after:sun                              | flow.task.not-open
      reject                   | REJECTED                  | REJECTED                              | REJECTED                         | REJECTED                   | REJECTED                               | REJECTED
      return                   | start:mira                | start:mira                            | start:mira                       | start:mira                 | start:mira                             | start:mira
      return, resubmit         | first:wang                | first:wang                            | first:wang                       | first:wang                 | first:wang                             | first:wang
      return, back             | start:mira                | start:mira                            | start:mira                       | start:mira                 | other:chen start:mira                  | start:mira
      back, resubmit           | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | other:chen review:li                   | review:li
      back, resubmit, agree    | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      asked, over again        | start:mira                | start:mira                            | start:mira                       | start:mira                 | start:mira                             | start:mira
      over again, resubmit     | first:wang                | first:wang                            | first:wang                       | first:wang                 | first:wang                             | first:wang
      asked, back              | start:mira                | start:mira                            | start:mira                       | start:mira                 | other:chen start:mira                  | start:mira
      asked, back, resubmit    | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | other:chen review:li                   | review:li
      asked, says nothing      | flow.return.no-way-on     | flow.return.no-way-on                 | flow.return.no-way-on            | flow.return.no-way-on      | flow.return.no-way-on                  | flow.return.no-way-on
      says, not asked          | flow.return.way-on-fixed  | flow.return.way-on-fixed              | flow.return.way-on-fixed         | flow.return.way-on-fixed   | flow.return.way-on-fixed               | flow.return.way-on-fixed
      to node, again           | first:wang                | first:wang                            | first:wang                       | first:wang                 | first:wang                             | first:wang
      to node, again, agree    | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | review:li other:chen                   | review:li
      to node, straight        | first:wang                | first:wang                            | first:wang                       | first:wang                 | other:chen first:wang                  | first:wang
      to node, straight, agree | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | other:chen review:li                   | review:li
      transfer                 | review:zhao               | review:zhao review:chen               | review:zhao,chen                 | review:zhao                | review:zhao other:chen                 | review:zhao
      transfer, agree          | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      signer before            | review:zhao               | review:chen review:zhao               | review:zhao                      | review:zhao                | other:chen review:zhao                 | review:zhao
      signer before, agrees    | review:li                 | review:chen review:li                 | review:li,chen                   | review:li                  | other:chen review:li                   | review:li
      signer before, rejects   | REJECTED                  | REJECTED                              | REJECTED                         | REJECTED                   | REJECTED                               | REJECTED
      signer after             | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | review:li other:chen                   | review:li
      signer after, agree      | review:zhao               | review:chen review:zhao               | review:zhao                      | review:zhao                | other:chen review:zhao                 | review:zhao
      after, both agree        | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      signer beside            | review:li review:zhao     | review:li review:chen review:zhao     | review:li,chen review:zhao       | review:li review:zhao      | review:li other:chen review:zhao       | review:li review:zhao
      beside, agree            | review:zhao               | review:chen review:zhao               | review:zhao                      | review:zhao                | other:chen review:zhao                 | review:zhao
      beside, both agree       | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      beside, one rejects      | REJECTED                  | REJECTED                              | REJECTED                         | REJECTED                   | REJECTED                               | REJECTED
      hold                     | review:li*                | review:li* review:chen                | review:li,chen*                  | review:li*                 | review:li* other:chen                  | review:li*
      hold, resume             | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | review:li other:chen                   | review:li
      hold, agree              | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      withdraw                 | start:mira                | start:mira                            | start:mira                       | start:mira                 | start:mira                             | start:mira
      withdraw, resubmit       | first:wang                | first:wang                            | first:wang                       | first:wang                 | first:wang                             | first:wang
      Wang takes back          | first:wang                | first:wang                            | first:wang                       | first:wang                 | first:wang                             | first:wang
      Li takes back            | review:li                 | review:chen review:li                 | review:li,chen                   | review:li                  | other:chen review:li                   | flow.retract.too-late
      Wang is too late         | flow.retract.too-late     | flow.retract.too-late                 | flow.retract.too-late            | flow.retract.too-late      | flow.retract.too-late                  | flow.retract.too-late
      terminate                | CANCELLED                 | CANCELLED                             | CANCELLED                        | CANCELLED                  | CANCELLED                              | CANCELLED
      urge                     | review:li!                | review:li! review:chen!               | review:li,chen!                  | review:li!                 | review:li! other:chen!                 | review:li!
      urge twice               | flow.urge.too-soon        | flow.urge.too-soon                    | flow.urge.too-soon               | flow.urge.too-soon         | flow.urge.too-soon                     | flow.urge.too-soon
      Zhao stands in           | review:zhao=li            | review:zhao=li review:chen            | review:zhao=li,chen              | review:zhao=li             | review:zhao=li other:chen              | review:zhao=li
      Zhao stands in, agrees   | after:sun                 | review:chen                           | after:sun                        | review:chen                | other:chen                             | after:sun
      standing in a ring       | review:li                 | review:li review:chen                 | review:li,chen                   | review:li                  | review:li other:chen                   | review:li
      pool                     | review:(li)               | review:(li) review:(chen)             | review:(li,chen)                 | review:(li)                | review:(li) other:chen                 | review:(li)
      pool, agree              | flow.task.unclaimed       | flow.task.unclaimed                   | flow.task.unclaimed              | flow.task.unclaimed        | flow.task.unclaimed                    | flow.task.unclaimed
      claim                    | review:li                 | review:li review:(chen)               | review:li                        | review:li                  | review:li other:chen                   | review:li
      claim, unclaim           | flow.action.not-allowed   | flow.action.not-allowed               | review:(li,chen)                 | flow.action.not-allowed    | flow.action.not-allowed                | flow.action.not-allowed
      claim, agree             | after:sun                 | review:(chen)                         | after:sun                        | review:(chen)              | other:chen                             | after:sun
      """;

  /** What is done in each row, by a play that stands at the review. */
  private static final Map<String, Consumer<Play>> DOINGS = doings();

  private static Map<String, Consumer<Play>> doings() {
    var doings = new LinkedHashMap<String, Consumer<Play>>();
    doings.put("nothing yet", play -> {});
    doings.put("agree", play -> play.at("review", LI, "agree"));
    doings.put("all agree", then("agree", ActingOnATaskTest::chenAgrees));
    doings.put("reject", play -> play.at("review", LI, "reject"));
    doings.put("return", play -> play.at("review", LI, "restart"));
    doings.put(
        "return, resubmit", play -> play.at("review", LI, "restart").at("start", MIRA, "resubmit"));
    doings.put("return, back", play -> play.at("review", LI, "back"));
    doings.put(
        "back, resubmit", play -> play.at("review", LI, "back").at("start", MIRA, "resubmit"));
    doings.put(
        "back, resubmit, agree",
        play ->
            play.at("review", LI, "back").at("start", MIRA, "resubmit").at("review", LI, "agree"));
    returning(doings);
    doings.put("to node, again", play -> play.at("review", LI, "rerun"));
    doings.put(
        "to node, again, agree", play -> play.at("review", LI, "rerun").at("first", WANG, "agree"));
    doings.put("to node, straight", play -> play.at("review", LI, "straight"));
    doings.put(
        "to node, straight, agree",
        play -> play.at("review", LI, "straight").at("first", WANG, "agree"));
    signing(doings);
    waiting(doings);
    standingIn(doings);
    return doings;
  }

  private static void returning(Map<String, Consumer<Play>> doings) {
    Consumer<Play> again = returned("asked", ResubmitFrom.RESTART);
    Consumer<Play> back = returned("asked", ResubmitFrom.BACK);
    Consumer<Play> resubmit = play -> play.at("start", MIRA, "resubmit");
    doings.put("asked, over again", again);
    doings.put("over again, resubmit", again.andThen(resubmit));
    doings.put("asked, back", back);
    doings.put("asked, back, resubmit", back.andThen(resubmit));
    doings.put("asked, says nothing", returned("asked", null));
    doings.put("says, not asked", returned("restart", ResubmitFrom.BACK));
  }

  private static Consumer<Play> returned(String outcome, @Nullable ResubmitFrom way) {
    return play -> play.at("review", LI, Decision.of(outcome).saying("Because.").goingOn(way));
  }

  private static void signing(Map<String, Consumer<Play>> doings) {
    Consumer<Play> transfer =
        play -> play.act("review", LI, new TaskAction.Transfer(ZHAO, "Yours."));
    doings.put("transfer", transfer);
    doings.put("transfer, agree", transfer.andThen(play -> play.at("review", ZHAO, "agree")));
    Consumer<Play> before = signer(TaskAction.Place.BEFORE);
    doings.put("signer before", before);
    doings.put("signer before, agrees", before.andThen(play -> play.at("review", ZHAO, "agree")));
    doings.put("signer before, rejects", before.andThen(play -> play.at("review", ZHAO, "reject")));
    Consumer<Play> after = signer(TaskAction.Place.AFTER);
    doings.put("signer after", after);
    Consumer<Play> agreed = after.andThen(play -> play.at("review", LI, "agree"));
    doings.put("signer after, agree", agreed);
    doings.put("after, both agree", agreed.andThen(play -> play.at("review", ZHAO, "agree")));
    Consumer<Play> beside = signer(TaskAction.Place.PARALLEL);
    doings.put("signer beside", beside);
    Consumer<Play> first = beside.andThen(play -> play.at("review", LI, "agree"));
    doings.put("beside, agree", first);
    doings.put("beside, both agree", first.andThen(play -> play.at("review", ZHAO, "agree")));
    doings.put("beside, one rejects", first.andThen(play -> play.at("review", ZHAO, "reject")));
  }

  private static void waiting(Map<String, Consumer<Play>> doings) {
    Consumer<Play> hold =
        play -> play.act("review", LI, new TaskAction.Hold("The customer is away."));
    doings.put("hold", hold);
    doings.put(
        "hold, resume", hold.andThen(play -> play.act("review", LI, new TaskAction.Resume())));
    doings.put("hold, agree", hold.andThen(play -> play.at("review", LI, "agree")));
    Consumer<Play> withdraw = play -> play.signal(new Signal.Withdrawn(MIRA, "Wrong colour."));
    doings.put("withdraw", withdraw);
    doings.put("withdraw, resubmit", withdraw.andThen(play -> play.at("start", MIRA, "resubmit")));
    doings.put("Wang takes back", play -> play.retract("first", WANG));
    doings.put("Li takes back", play -> play.at("review", LI, "agree").retract("review", LI));
    doings.put("Wang is too late", play -> play.at("review", LI, "agree").retract("first", WANG));
    doings.put("terminate", play -> play.signal(new Signal.Cancelled(LI, "No more.")));
    Consumer<Play> urge = play -> play.signal(new Signal.Urged(MIRA, "Please."));
    doings.put("urge", urge);
    doings.put("urge twice", urge.andThen(urge));
  }

  private static void standingIn(Map<String, Consumer<Play>> doings) {
    doings.put("Zhao stands in", play -> {});
    doings.put("Zhao stands in, agrees", play -> play.at("review", ZHAO, "agree"));
    doings.put("standing in a ring", play -> {});
    doings.put("pool", play -> {});
    doings.put("pool, agree", play -> play.at("review", LI, "agree"));
    Consumer<Play> claim = play -> play.act("review", LI, new TaskAction.Claim());
    doings.put("claim", claim);
    doings.put(
        "claim, unclaim", claim.andThen(play -> play.act("review", LI, new TaskAction.Unclaim())));
    doings.put("claim, agree", claim.andThen(play -> play.at("review", LI, "agree")));
  }

  private static Consumer<Play> then(String first, Consumer<Play> second) {
    Consumer<Play> agree = play -> play.at("review", LI, first);
    return agree.andThen(second);
  }

  private static void chenAgrees(Play play) {
    play.at(play.isOpen("other") ? "other" : "review", CHEN, "agree");
  }

  private static Consumer<Play> signer(TaskAction.Place place) {
    return play ->
        play.act("review", LI, new TaskAction.AddSigner(place, List.of(ZHAO), "Look too."));
  }

  record Cell(String what, Setting setting, String expected) {
    @Override
    public String toString() {
      return what + " / " + setting;
    }
  }

  static Stream<Cell> cells() {
    var lines = TABLE.lines().toList();
    var settings = columns(lines.getFirst()).stream().skip(1).map(Setting::valueOf).toList();
    var cells = new ArrayList<Cell>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> columns = columns(line);
      for (int i = 0; i < settings.size(); i++) {
        cells.add(new Cell(columns.getFirst(), settings.get(i), columns.get(i + 1)));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void leavesTheFlowAsTheTableSays(Cell cell) {
    Consumer<Play> doing = Objects.requireNonNull(DOINGS.get(cell.what()));
    Play play = cell.setting().atReview(world(cell.what()), more(cell.what()));

    assertThat(came(play, doing)).isEqualTo(cell.expected());
    Invariants.hold(play);
  }

  @Test
  void hasARowForEverythingThatCanBeDone() {
    assertThat(cells().map(Cell::what).collect(Collectors.toSet())).isEqualTo(DOINGS.keySet());
  }

  @Test
  void endsWhereItWouldHaveEndedWhateverWasDoneOnTheWay() {
    for (Setting setting : Setting.values()) {
      var play = setting.atReview(new World(), "");
      play.at("review", LI, "straight").at("first", WANG, "agree").at("review", LI, "agree");
      if (!play.isOpen("after")) {
        chenAgrees(play);
      }
      play.at("after", SUN, "agree");

      assertThat(play.execution().status()).as(setting.name()).isEqualTo(ExecutionStatus.COMPLETED);
      assertThat(play.execution().round()).as(setting.name()).isEqualTo(2);
    }
  }

  private static World world(String what) {
    return switch (what) {
      case "Zhao stands in", "Zhao stands in, agrees" -> new World().standingIn(ZHAO, LI);
      case "standing in a ring" ->
          new World().standingIn(ZHAO, LI).standingIn(SUN, ZHAO).standingIn(LI, SUN);
      default -> new World();
    };
  }

  private static String more(String what) {
    return what.startsWith("pool") || what.startsWith("claim") ? "give: pool," : "";
  }

  private static String came(Play play, Consumer<Play> doing) {
    try {
      doing.accept(play);
    } catch (Refusal refused) {
      return refused.code();
    }
    return play.execution().status() == ExecutionStatus.RUNNING
        ? play.execution().tasks().stream()
            .map(ActingOnATaskTest::shown)
            .collect(Collectors.joining(" "))
        : play.execution().status().name();
  }

  private static String shown(FlowTask task) {
    String holders =
        task.claimedBy() == null
            ? task.assignees().stream()
                .map(person ->
                    task.standingFor().containsKey(person)
                        ? person + "=" + task.standingFor().get(person)
                        : person)
                .collect(Collectors.joining(","))
            : task.claimedBy();
    return task.node()
        + ":"
        + (task.pool() && task.claimedBy() == null ? "(" + holders + ")" : holders)
        + (task.hold() == null ? "" : "*")
        + (task.urgedAt() == null ? "" : "!");
  }

  private static List<String> columns(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
  }
}
