package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.calendars.Span;
import dev.formwork.deadlines.Deadline;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mira submits on Tuesday, 10 March, at nine in the morning. The store is open from nine to six,
 * Monday to Saturday.
 */
class MeetingDeadlinesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final QualifiedKey STORE_HOURS = QualifiedKey.of("order", "store-hours");

  private static final String START_DEADLINE =
      "deadline: {until: {field: deliveryDate}, rungs: [{set: {rounds: 7}}]},";

  private final World world = new World().with(STORE_HOURS, week("09:00-18:00"));
  private Play play = play("within: {hours: 4}");

  @AfterEach
  void keepsEverything() {
    Invariants.hold(play);
  }

  @Test
  void aTaskIsDueWhenItsOpeningHoursHavePassed() {
    play = play("within: {hours: 12}").submit();

    assertThat(play.task().due()).isEqualTo(at("2026-03-11T12:00"));
    assertThat(row().next()).isEqualTo(at("2026-03-11T12:00"));
    assertThat(play.last().effects())
        .contains(
            new FlowEffect.TimerWanted(row().id(), at("2026-03-11T12:00")),
            new FlowEffect.TaskOpened(play.task()));
  }

  @Test
  void hoursAreThoseOfTheDepartmentThatTheRecordBelongsTo() {
    var late = QualifiedKey.of("dealership", "late-hours");
    world.with(late, week("12:00-22:00"));
    play = play("within: {hours: 2}").among(Dealership.standard().open("north", late)).submit();

    assertThat(play.task().due()).isEqualTo(at("2026-03-10T14:00"));
    assertThat(row().deadline().calendar()).isEqualTo(late);
  }

  @Test
  void aCalendarThatTheDeadlineNamesGoesFirst() {
    var late = QualifiedKey.of("dealership", "late-hours");
    world.with(late, week("12:00-22:00"));
    play =
        play("within: {hours: 2}, calendar: store-hours")
            .among(Dealership.standard().open("north", late))
            .submit();

    assertThat(play.task().due()).isEqualTo(at("2026-03-10T11:00"));
  }

  @Test
  void remindsThoseWhoHoldTheTask() {
    play = play("within: {hours: 4}, rungs: [{before: {hours: 1}, remind: true}]").submit();

    timeComes(at("2026-03-10T12:00"));

    assertThat(noticed())
        .containsExactly(
            new FlowEffect.Noticed(
                "flow.notice.due",
                play.task().node(),
                List.of(Dealership.LI),
                null,
                LocalizedText.of("review")));
    assertThat(play.traced()).containsExactly("flow.trace.reminded");
    assertThat(row().next()).isEqualTo(at("2026-03-10T13:00"));
  }

  @Test
  void asksAgainForWhatIsNotDueYet() {
    play = play("within: {hours: 4}, rungs: [{remind: true}]").submit();

    timeComes(at("2026-03-10T12:59"));

    assertThat(noticed()).isEmpty();
    assertThat(row().next()).isEqualTo(at("2026-03-10T13:00"));
  }

  @Test
  void saysHowLateItIsAfterDowntime() {
    play = play("within: {hours: 4}, rungs: [{remind: true}]").submit();

    timeComes(at("2026-03-12T09:00"));

    assertThat(play.traced())
        .containsExactly("flow.trace.late", "flow.trace.late-by", "flow.trace.reminded");
    assertThat(row().deadline().state()).isEqualTo(Deadline.State.LATE);
    assertThat(row().deadline().progress().lateSince()).isEqualTo(at("2026-03-10T13:00"));
  }

  @Test
  void goesUpFromPersonToPerson() {
    play =
        play("within: {hours: 4}, rungs: [{escalate: 1, text: {en: Too late, zh: 超时}}]").submit();

    timeComes(at("2026-03-10T13:00"));

    assertThat(play.task().assignees()).containsExactly(Dealership.LI, Dealership.WANG);
    assertThat(play.task().why()).extracting(Reason::code).contains("flow.assignee.escalated");
    assertThat(noticed())
        .containsExactly(
            new FlowEffect.Noticed(
                "flow.notice.overdue",
                play.task().node(),
                List.of(Dealership.WANG),
                null,
                LocalizedText.of("Too late", "超时")));

    play.decide(Dealership.WANG, "agree", "");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void twoLevelsUpIsTheSuperiorOfTheSuperior() {
    play =
        Play.of(flow("{person: mira}", "within: {hours: 4}, rungs: [{escalate: 2}]"))
            .within(world)
            .submit();

    timeComes(at("2026-03-10T13:00"));

    assertThat(play.task().assignees()).containsExactly(Dealership.MIRA, Dealership.WANG);
  }

  @Test
  void saysSoWhereNobodyIsAbove() {
    play =
        Play.of(flow("{person: wang}", "within: {hours: 4}, rungs: [{escalate: 1}]"))
            .within(world)
            .submit();

    timeComes(at("2026-03-10T13:00"));

    assertThat(play.task().assignees()).containsExactly(Dealership.WANG);
    assertThat(play.traced()).contains("flow.trace.nobody-above");
  }

  @Test
  void goesToSomebodyElseButNeverToWhoIsExcluded() {
    play =
        Play.of(
                flow(
                    "{person: li}",
                    "within: {hours: 4}, rungs: [{reassign: [{person: chen}, {person: wang}]}]",
                    "exclude: [{person: chen}],"))
            .within(world)
            .submit();

    timeComes(at("2026-03-10T13:00"));

    assertThat(play.task().assignees()).containsExactly(Dealership.WANG);
    assertThat(play.traced()).contains("flow.trace.reassigned");
  }

  @Test
  void isDecidedByItselfAndSaysSo() {
    play = play("within: {hours: 4}, rungs: [{after: {hours: 2}, outcome: agree}]").submit();

    timeComes(at("2026-03-10T15:00"));

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    Step decided = play.execution().steps().get(1);
    assertThat(decided.outcome()).isEqualTo("agree");
    assertThat(decided.decidedBy()).isEqualTo("platform");
    assertThat(play.traced()).contains("flow.trace.decided-by-time");
    assertThat(row().deadline().state()).isEqualTo(Deadline.State.MISSED);
  }

  @Test
  void isNotAgreedToByItselfWhileAFieldIsEmptyThatItNeeds() {
    play =
        Play.of(
                flow(
                    "{person: li}",
                    "within: {hours: 4}, rungs: [{outcome: agree}]",
                    "fields: {reviewNote: required},"))
            .within(world)
            .submit();

    timeComes(at("2026-03-10T13:00"));

    assertThat(play.isOpen("review")).isTrue();
    assertThat(play.traced()).contains("flow.trace.not-filled", "flow.trace.reminded");
  }

  @Test
  void isNotAgreedToByItselfWhileACheckHoldsItUp() {
    String review =
        task("review", "{person: li}", "within: {hours: 4}, rungs: [{outcome: agree}]", "", "done")
            .replace(
                "kind: agree,",
                "kind: agree, checks: [{key: no-note, when: {field: reviewNote, op: empty},"
                    + " message: Say something.}],");
    play = Play.of(withHead("withdraw: always", review)).within(world).submit();

    timeComes(at("2026-03-10T13:00"));

    assertThat(play.isOpen("review")).isTrue();
    assertThat(play.traced()).contains("flow.trace.not-filled", "flow.trace.reminded");
  }

  @Test
  void followsTheFieldThatItsMomentComesFrom() {
    play =
        play("until: {field: deliveryDate, before: {days: 2}}, rungs: [{before: {days: 1}, remind:"
                + " true}]")
            .with("deliveryDate", LocalDate.of(2026, 3, 20))
            .submit();
    assertThat(play.task().due()).isEqualTo(at("2026-03-18T18:00"));

    play.with("deliveryDate", LocalDate.of(2026, 3, 25)).signal(new Signal.Changed());

    assertThat(play.task().due()).isEqualTo(at("2026-03-23T18:00"));
    assertThat(play.last().effects()).contains(new FlowEffect.TaskChanged(play.task()));
    assertThat(row().next()).isEqualTo(at("2026-03-23T09:00"));
  }

  @Test
  void beginsWhenTheFieldIsFilled() {
    play = play("until: {field: deliveryDate}").submit();
    assertThat(play.execution().deadlines()).isEmpty();

    play.with("deliveryDate", LocalDate.of(2026, 3, 20)).signal(new Signal.Changed());

    assertThat(play.task().due()).isEqualTo(at("2026-03-20T18:00"));
  }

  @Test
  void standsStillWhileTheCaseWaitsForTheCustomer() {
    play =
        play("within: {hours: 4}, pauses: [{key: customer, while: {field: managerNeeded, op: eq,"
                + " value: true}}]")
            .submit();

    play.after(Duration.ofHours(1)).with("managerNeeded", true).signal(new Signal.Changed());
    assertThat(row().deadline().state()).isEqualTo(Deadline.State.PAUSED);
    assertThat(play.task().due()).isNull();
    assertThat(play.timers()).isEmpty();

    play.after(Duration.ofDays(2)).with("managerNeeded", false).signal(new Signal.Changed());

    assertThat(play.task().due()).isEqualTo(at("2026-03-12T13:00"));
  }

  @Test
  void standsStillWhileTheTaskIsPutAside() {
    play = play("within: {hours: 4}, pauses: [{key: hold, onHold: true}]").submit();

    play.after(Duration.ofHours(1)).act("review", Dealership.LI, new TaskAction.Hold("Calls us"));
    play.after(Duration.ofDays(1)).act("review", Dealership.LI, new TaskAction.Resume());

    assertThat(play.task().due()).isEqualTo(at("2026-03-11T13:00"));
  }

  @Test
  void aSubmitIsTooLateForWhatAFieldSays() {
    play = submittedUntil("2026-03-09");

    assertThat(row().deadline().state()).isEqualTo(Deadline.State.MISSED);
    assertThat(row().key().value()).isEqualTo("start");
    assertThat(play.data()).containsEntry("rounds", 7L);
  }

  @Test
  void aSubmitInTimeMeetsWhatAFieldSays() {
    play = submittedUntil("2026-03-10");

    assertThat(row().deadline().state()).isEqualTo(Deadline.State.MET);
    assertThat(play.data()).doesNotContainKey("rounds");
  }

  @Test
  void isMetWhereTheWorkIsDoneInTime() {
    play = play("within: {hours: 4}, rungs: [{remind: true}]").submit();
    String timer = row().id();

    play.after(Duration.ofHours(3)).decide("agree");

    assertThat(row().deadline().state()).isEqualTo(Deadline.State.MET);
    assertThat(play.last().effects()).contains(new FlowEffect.TimerDropped(timer));
  }

  @Test
  void isDroppedWhereTheFlowIsCalledOff() {
    play = play("within: {hours: 4}").submit();

    play.signal(new Signal.Cancelled(Dealership.MIRA, "Enough."));

    assertThat(row().deadline().state()).isEqualTo(Deadline.State.DROPPED);
  }

  @Test
  void beginsAnewWithEachVisit() {
    play = play("within: {hours: 4}").submit();
    play.decide("back");
    play.after(Duration.ofHours(5)).decide("resubmit");

    assertThat(play.execution().deadlines())
        .extracting(row -> row.deadline().state())
        .containsExactly(Deadline.State.MET, Deadline.State.RUNNING);
    assertThat(play.task().due()).isEqualTo(at("2026-03-10T18:00"));
  }

  @Test
  void aStageGoesOnFromTaskToTask() {
    play =
        Play.of(
                withHead(
                    "stages: [{key: reviews, nodes: [first, second], deadline: {within: {hours:"
                        + " 4}, rungs: [{tell: [{person: wang}]}]}}]",
                    Small.task("first", "{person: li}", "second"),
                    Small.task("second", "{person: chen}", "third"),
                    Small.task("third", "{person: li}", "done")))
            .within(world)
            .submit();
    play.after(Duration.ofHours(3)).decide("agree");
    assertThat(play.task().due()).isEqualTo(at("2026-03-10T13:00"));

    timeComes(at("2026-03-10T13:00"));
    assertThat(noticed())
        .extracting(FlowEffect.Noticed::persons)
        .containsExactly(List.of(Dealership.WANG));
    play.decide("agree");

    assertThat(row().deadline().state()).isEqualTo(Deadline.State.MISSED);
    assertThat(play.task().due()).isNull();
  }

  @Test
  void theWholeCaseHasADeadlineBesideThoseOfItsTasks() {
    play =
        Play.of(
                withHead(
                    "deadline: {within: {hours: 24, of: calendar}, rungs: [{remind: true}]}",
                    task("first", "{person: li}", "within: {days: 5}", "", "second"),
                    task("second", "{person: chen}", "within: {hours: 1}", "", "done")))
            .within(world)
            .submit();
    assertThat(play.task().due()).isEqualTo(at("2026-03-11T09:00"));

    play.decide("agree");
    assertThat(play.task().due()).isEqualTo(at("2026-03-10T10:00"));
    play.decide("agree");

    assertThat(play.execution().deadlines())
        .extracting(row -> row.of() + " " + row.deadline().state())
        .containsExactlyInAnyOrder("FLOW MET", "NODE MET", "NODE MET");
  }

  @Test
  void branchesHaveTheirOwn() {
    play =
        Play.of(
                withHead(
                    "withdraw: always",
                    Small.fork("split", "one", "two").replace("split, kind", "first, kind"),
                    task("one", "{person: li}", "within: {hours: 1}", "", "meet"),
                    task("two", "{person: chen}", "within: {hours: 2}", "", "meet"),
                    "{key: meet, kind: join, fork: first, next: done}"))
            .within(world)
            .submit();

    assertThat(play.taskOf("one", "li").due()).isEqualTo(at("2026-03-10T10:00"));
    assertThat(play.taskOf("two", "chen").due()).isEqualTo(at("2026-03-10T11:00"));
    play.at("one", "li", "agree");
    assertThat(play.timers()).hasSize(1);
  }

  private Play submittedUntil(String day) {
    String yaml =
        yaml("withdraw: always", Small.task("review", "{person: li}", "done"))
            .replace("kind: start,", "kind: start, " + START_DEADLINE);
    return Play.of(dev.formwork.definitions.Definitions.read(Flow.TYPE, yaml).get())
        .within(world)
        .with("deliveryDate", LocalDate.parse(day))
        .submit();
  }

  private void timeComes(Instant now) {
    String timer = row().id();
    play.after(Duration.between(Play.MORNING, now)).signal(new Signal.TimeCame(timer));
  }

  private DeadlineRow row() {
    return play.execution().deadlines().getLast();
  }

  private List<FlowEffect.Noticed> noticed() {
    return play.last().effects().stream()
        .filter(FlowEffect.Noticed.class::isInstance)
        .map(FlowEffect.Noticed.class::cast)
        .toList();
  }

  private Play play(String deadline) {
    return Play.of(flow("{person: li}", deadline)).within(world);
  }

  private static Flow flow(String assignees, String deadline) {
    return flow(assignees, deadline, "");
  }

  private static Flow flow(String assignees, String deadline, String more) {
    return withHead("withdraw: always", task("review", assignees, deadline, more, "done"));
  }

  private static String task(
      String key, String assignees, String deadline, String more, String next) {
    return Small.task(key, assignees, more + " deadline: {" + deadline + "},", next);
  }

  private static Flow withHead(String head, String... nodes) {
    return dev.formwork.definitions.Definitions.read(Flow.TYPE, yaml(head, nodes)).get();
  }

  private static String yaml(String head, String... nodes) {
    var all = new java.util.ArrayList<>(List.of(nodes));
    String first = nodes[0].substring("{key: ".length(), nodes[0].indexOf(','));
    all.addFirst(Small.start(first));
    all.add(Small.DONE);
    all.add(Small.REFUSED);
    return "key: small\ntitle: Small\nform: vehicle-order\ncalendar: store-hours\n"
        + head
        + "\nnodes:\n  - "
        + String.join("\n  - ", all)
        + "\n";
  }

  private static OpeningHours week(String span) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, day == DayOfWeek.SUNDAY ? List.of() : List.of(Span.parse(span)));
    }
    return new OpeningHours(ZONE, week, Map.of());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
