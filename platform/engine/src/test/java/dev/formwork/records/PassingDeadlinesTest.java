package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.deadlines.Deadline;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Reason;
import dev.formwork.flows.Signal;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Departments;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.reports.ReportService;
import dev.formwork.rules.Condition;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.tasks.InboxQuery;
import dev.formwork.tasks.Notice;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.Timers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The shop is open from nine to six, Monday to Saturday. Orders come on Friday, 27 November, at
 * four in the afternoon. Sun leads east-sales, and Wang the store.
 */
@EngineInVirtualTime
class PassingDeadlinesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Notices notices;
  @Autowired Inbox inbox;
  @Autowired ReportService reports;
  @Autowired HandClock clock;
  @Autowired People people;
  @Autowired Departments departments;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    clock.set(at("2026-11-27T16:00"));
    shop = shops.open();
    Actor root = shop.actor("root");
    lead(root, "east-sales", "p-sun");
    lead(root, "east", "p-wang");
    shops.republish(
        shop,
        "calendar",
        "store-hours",
        """
        key: store-hours
        title: Store hours
        zone: Asia/Shanghai
        week:
          monday: [09:00-18:00]
          tuesday: [09:00-18:00]
          wednesday: [09:00-18:00]
          thursday: [09:00-18:00]
          friday: [09:00-18:00]
          saturday: [09:00-18:00]
        """);
    String flow =
        Shop.text("approval.flow.yaml")
            .replace("nodes:", "calendar: store-hours\nnodes:")
            .replace(
                "    fields: {reviewNote: required}",
                """
                    fields: {reviewNote: required, margin: edit}
                    deadline:
                      within: {hours: 4}
                      pauses: [{key: customer, while: {field: margin, op: gt, value: 1000}}]
                      rungs:
                        - {before: {hours: 1}, remind: true}
                        - {after: {hours: 2}, escalate: 1}
                """);
    shops.republish(shop, "flow", "approval", flow);
  }

  @Test
  void tellsWhenATaskIsDueAlsoInTheInbox() {
    RecordView order = shop.submitted(200_000);

    assertThat(task(order).due()).isEqualTo(at("2026-11-28T11:00"));
    assertThat(entry("sun", order).due()).isEqualTo(at("2026-11-28T11:00"));
  }

  @Test
  void tellsHowMuchOpeningTimeIsLeft() {
    RecordView order = shop.submitted(200_000);
    clock.set(at("2026-11-27T20:00"));

    assertThat(entry("sun", order).left()).hasHours(2);
    var running = records.get(shop.actor("sun"), order.key(), order.id()).deadlines().getFirst();
    assertThat(running.left()).hasHours(2);
    assertThat(running.used()).isEqualTo(50);

    clock.set(at("2026-11-28T12:00"));
    assertThat(entry("sun", order).left()).hasHours(-1);
  }

  @Test
  void listsAndCountsOnlyWhatIsLateAmongTheLateTasks() {
    RecordView late = shop.submitted(200_000);
    clock.set(at("2026-11-28T10:00"));
    RecordView inTime = shop.submitted(300_000);
    clock.set(at("2026-11-28T12:00"));

    var items =
        inbox
            .overdue(
                shop.actor("sun"),
                InboxQuery.ALL.ofForm(shop.form("order")).in(InboxQuery.Order.DUE))
            .items();

    assertThat(items)
        .extracting(InboxEntry::record)
        .contains(late.id())
        .doesNotContain(inTime.id());
    assertThat(items)
        .filteredOn(entry -> entry.record().equals(late.id()))
        .singleElement()
        .extracting(InboxEntry::used)
        .isEqualTo(100);
    assertThat(entry("sun", inTime).used()).isEqualTo(50);
    assertThat(inbox.counts(shop.actor("sun")).overdue())
        .isEqualTo(inbox.overdue(shop.actor("sun"), InboxQuery.ALL).count());
  }

  @Test
  void answersReportsAboutDeadlines() {
    shop.decide("sun", shop.submitted(200_000), "pass", "", Map.of("reviewNote", "ok"));
    RecordView late = shop.submitted(300_000);
    passes("2026-11-28T12:00");
    shop.decide("sun", late, "pass", "", Map.of("reviewNote", "ok"));
    shop.submitted(400_000);
    shops.republish(
        shop,
        "report",
        "deadlines",
        """
        key: deadlines
        title: Deadlines
        form: order
        source: deadlines
        filter: {field: deadlineState, op: in, value: [MET, MISSED]}
        dimensions: [{key: step, field: deadlineKey}, {key: day, field: deadlineEnd}]
        measures:
          - {key: all, title: All, kind: count}
          - {key: share, title: Share, kind: avg, field: deadlineOnTime}
          - {key: minutes, title: Minutes, kind: sum, field: deadlineMinutes}
          - {key: late, title: Late, kind: max, field: deadlineLateMinutes}
        """);

    var rows = reports.run(shop.actor("root"), shop.form("deadlines"), Condition.ALWAYS).rows();

    assertThat(rows)
        .extracting(row -> row.groups().get(0).title().in(Locale.ENGLISH), AggregateRow::values)
        .containsExactly(
            tuple("First review", List.of(1L, new BigDecimal("1.00"), 0L, 0L)),
            tuple("First review", List.of(1L, new BigDecimal("0.00"), 300L, 60L)));
    var drilled =
        reports.drill(
            shop.actor("root"),
            shop.form("deadlines"),
            Condition.ALWAYS,
            List.of("first-review", "2026-11-28"));
    assertThat(records.query(shop.actor("root"), drilled).rows())
        .extracting(RecordPage.Row::id)
        .containsExactly(late.id());
  }

  @Test
  void remindsAnHourBeforeAndGoesUpTwoHoursAfter() {
    RecordView order = shop.submitted(200_000);

    passes("2026-11-28T09:59");
    assertThat(told("sun", order)).isEmpty();

    passes("2026-11-28T10:00");
    assertThat(told("sun", order)).containsExactly("flow.notice.due First review");
    assertThat(told("wang", order)).isEmpty();

    passes("2026-11-28T13:00");
    assertThat(told("wang", order)).containsExactly("flow.notice.overdue First review");
    assertThat(entry("wang", order).due()).isEqualTo(at("2026-11-28T11:00"));
    assertThat(task(order).assignees()).containsExactly("p-sun", "p-wang");
    assertThat(deadline(order).deadline().state()).isEqualTo(Deadline.State.LATE);
  }

  @Test
  void saysInTheHistoryWhatCameByItselfAndWhy() {
    RecordView order = shop.submitted(200_000);

    passes("2026-11-28T13:00");

    HistoryEntry woken = records.history(shop.actor("sun"), order.key(), order.id()).getFirst();
    assertThat(woken.kind()).isEqualTo("continued");
    assertThat(woken.origin()).isEqualTo(Command.Origin.FLOW);
    assertThat(woken.by()).isEqualTo("platform");
    assertThat(woken.why())
        .extracting(Reason::code)
        .contains("flow.trace.late", "flow.trace.reminded", "flow.trace.escalated");
  }

  @Test
  void remindsOnceAfterDowntimeAndSaysHowLate() {
    RecordView order = shop.submitted(200_000);

    passes("2026-12-04T12:00");
    passes("2026-12-04T12:00");

    assertThat(told("sun", order)).containsExactly("flow.notice.due First review");
    HistoryEntry woken = records.history(shop.actor("sun"), order.key(), order.id()).getFirst();
    assertThat(woken.why()).extracting(Reason::code).contains("flow.trace.late-by");
  }

  @Test
  void forgetsItsTimersWhenTheWorkIsDone() {
    RecordView order = shop.submitted(200_000);
    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));

    passes("2026-12-04T12:00");

    assertThat(told("sun", order)).isEmpty();
    assertThat(deadline(order).deadline().state()).isEqualTo(Deadline.State.MET);
  }

  @Test
  void standsStillWhileTheCaseWaitsForTheCustomer() {
    RecordView order = shop.submitted(200_000);
    clock.set(at("2026-11-27T17:00"));
    edit("sun", order, Map.of("margin", 5_000));
    assertThat(task(order).due()).isNull();

    passes("2026-11-30T09:00");
    assertThat(told("sun", order)).isEmpty();
    edit("sun", order, Map.of("margin", 0));

    assertThat(task(order).due()).isEqualTo(at("2026-11-30T12:00"));
    passes("2026-11-30T11:00");
    assertThat(told("sun", order)).containsExactly("flow.notice.due First review");
  }

  @Test
  void countsHolidaysThatAreAnnouncedWhileItRuns() {
    RecordView order = shop.submitted(200_000);
    String calendar =
        """
        key: store-hours
        title: Store hours
        zone: Asia/Shanghai
        week: {friday: [09:00-18:00], saturday: [09:00-18:00], monday: [09:00-18:00]}
        holidays: [{from: 2026-11-28}]
        """;
    shops.republish(shop, "calendar", "store-hours", calendar);

    passes("2026-11-28T13:00");
    assertThat(told("sun", order)).isEmpty();
    passes("2026-11-30T10:00");

    assertThat(told("sun", order)).containsExactly("flow.notice.due First review");
  }

  @Test
  void isWokenByNobodyButThePlatform() {
    RecordView order = shop.submitted(200_000);
    String timer = deadline(order).id();
    clock.set(at("2026-11-28T13:00"));

    assertThatThrownBy(() ->
            records.handle(
                shop.actor("root"),
                new Command.Wake(order.key(), order.id(), new Signal.TimeCame(timer), shop.act())))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(told("sun", order)).isEmpty();
  }

  @Test
  void letsNobodyReadWhatAnotherWasTold() {
    RecordView order = shop.submitted(200_000);
    passes("2026-11-28T10:00");
    Actor sun = shop.actor("sun");
    Notice notice =
        notices.of(sun, true).stream()
            .filter(each -> each.record().equals(order.id()))
            .findFirst()
            .orElseThrow();
    int unread = notices.of(sun, true).size();

    assertThatThrownBy(() -> notices.read(shop.actor("otto"), notice.id()))
        .isInstanceOf(Refusal.NotFound.class);
    notices.read(sun, notice.id());

    assertThat(notices.of(sun, true)).hasSize(unread - 1);
  }

  private void passes(String until) {
    clock.set(at(until));
    timers.fireDue();
  }

  private void edit(String username, RecordView order, Map<String, ?> changes) {
    records.handle(
        shop.actor(username), new Command.Edit(order.key(), order.id(), changes, shop.act()));
  }

  private FlowTask task(RecordView order) {
    return execution(order).tasks().getFirst();
  }

  private DeadlineRow deadline(RecordView order) {
    return execution(order).deadlines().getFirst();
  }

  private dev.formwork.flows.Execution execution(RecordView order) {
    return java.util.Objects.requireNonNull(
        records.get(shop.actor("sun"), order.key(), order.id()).execution());
  }

  private InboxEntry entry(String username, RecordView order) {
    return inbox.mine(shop.actor(username), InboxQuery.ALL.ofApp(shop.app)).items().stream()
        .filter(entry -> entry.record().equals(order.id()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> told(String username, RecordView order) {
    return notices.of(shop.actor(username), false).stream()
        .filter(notice -> notice.record().equals(order.id()))
        .map(notice -> notice.what() + " " + notice.text().in(Locale.ENGLISH))
        .toList();
  }

  private void lead(Actor root, String department, String head) {
    var key = DefinitionKey.of(department);
    departments.save(root, people.organisation().department(key).orElseThrow().ledBy(head));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
