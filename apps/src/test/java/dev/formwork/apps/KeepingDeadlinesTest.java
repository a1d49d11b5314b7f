package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.deadlines.Deadline;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What the order policy says of hours (O12, O16, O18), as time passes. The East store is open from
 * nine to six, on Sundays from half past nine to half past five, and closed on public holidays.
 */
@SpringBootTest(
    classes = {KeepingDeadlinesTest.Time.class, PacksInstallTest.Demo.class},
    properties = {
      "formwork.demo=true",
      "formwork.sample-history=false",
      "formwork.packs=.",
      "formwork.data=memory",
      "formwork.portable-core=enforce",
      "formwork.timers.enabled=false",
      "logging.level.de.bwaldvogel.mongo=off"
    })
class KeepingDeadlinesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final QualifiedKey ORDERS = QualifiedKey.of("order", "vehicle-order");

  private final RecordService records;
  private final People people;
  private final Notices notices;
  private final Timers timers;
  private final Watch clock;
  private final IdSource ids;

  @Autowired
  KeepingDeadlinesTest(
      RecordService records,
      People people,
      Notices notices,
      Timers timers,
      Watch clock,
      IdSource ids) {
    this.records = records;
    this.people = people;
    this.notices = notices;
    this.timers = timers;
    this.clock = clock;
    this.ids = ids;
  }

  /** Time that passes by hand. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    Watch clock() {
      return new Watch();
    }
  }

  /** A clock that stands still until it is set. */
  static final class Watch extends Clock {
    private volatile Instant now = at("2026-09-01T08:00");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void settleTheSamples() {
    timers.fireDue();
  }

  @Test
  void firstReviewsAreRemindedOfAndThenGoUpToTheManager() {
    RecordView order = submitted("2026-09-02T16:00", "2026-09-02T15:30");

    passes("2026-09-03T09:59");
    assertThat(told("supervisor", order)).isEmpty();
    passes("2026-09-03T10:00");
    assertThat(told("supervisor", order)).containsExactly("flow.notice.due");
    passes("2026-09-03T12:59");
    assertThat(told("manager", order)).isEmpty();
    passes("2026-09-03T13:00");

    assertThat(told("supervisor", order)).contains("flow.notice.overdue");
    assertThat(told("manager", order)).containsExactly("flow.notice.overdue");
    assertThat(records.get(actor("manager"), ORDERS, order.id()).tasks()).hasSize(1);
  }

  @Test
  void holidaysOfTheNationalDayDoNotCount() {
    RecordView order = submitted("2026-09-30T16:00", "2026-09-30T15:30");

    passes("2026-10-07T20:00");
    assertThat(told("supervisor", order)).isEmpty();
    passes("2026-10-08T10:00");

    assertThat(told("supervisor", order)).containsExactly("flow.notice.due");
  }

  @Test
  void finalReviewsHaveEightHoursFromTheFirstOn() {
    RecordView order = submitted("2026-11-02T09:00", "2026-11-02T08:55");
    passes("2026-11-02T10:00");
    pass(order);

    passes("2026-11-02T16:59");
    assertThat(told("manager", order)).isEmpty();
    passes("2026-11-02T17:00");

    assertThat(told("manager", order)).containsExactly("flow.notice.due");
    assertThat(deadlines(order))
        .extracting(row -> row.key() + " " + row.deadline().state())
        .containsExactly("start MET", "first-review MET", "final-review " + Deadline.State.RUNNING);
  }

  @Test
  void ordersThatAreEnteredTooLateAreMarked() {
    RecordView late = submitted("2026-11-10T10:01", "2026-11-09T17:00");
    RecordView inTime = submitted("2026-11-10T10:02", "2026-11-09T17:03");

    assertThat(late.data()).containsEntry("enteredLate", true);
    assertThat(deadlines(late).getFirst().deadline().state()).isEqualTo(Deadline.State.MISSED);
    assertThat(inTime.data()).doesNotContainKey("enteredLate");
  }

  private RecordView submitted(String at, String received) {
    clock.now = at(at);
    Map<String, Object> data =
        Map.ofEntries(
            Map.entry("channel", "showroom"),
            Map.entry("receivedAt", at(received).toString()),
            Map.entry("customerName", "李明"),
            Map.entry("customerPhone", "13800001234"),
            Map.entry("customerAddress", "云江市东城区学府路 1 号"),
            Map.entry(
                "lines",
                List.of(
                    Map.of(
                        "model",
                        model(),
                        "colour",
                        "white",
                        "quantity",
                        1,
                        "unitPrice",
                        "900000"))),
            Map.entry("paymentMethod", "full"),
            Map.entry("wantedDate", at(at).atZone(ZONE).toLocalDate().plusDays(30).toString()),
            Map.entry("deliveryPlace", "store-east"));
    return records.handle(actor("consultant"), new Command.Create(ORDERS, data, true, act()));
  }

  private String model() {
    return records
        .choose(actor("consultant"), QualifiedKey.of("dealership", "vehicle-model"), "", 1)
        .getFirst()
        .id();
  }

  private void pass(RecordView order) {
    Actor supervisor = actor("supervisor");
    String task = records.get(supervisor, ORDERS, order.id()).tasks().getFirst().id();
    records.handle(
        supervisor,
        new Command.Decide(
            ORDERS,
            order.id(),
            task,
            DefinitionKey.of("pass"),
            "",
            Map.of("buyerEligibility", "eligible"),
            act()));
  }

  private void passes(String until) {
    clock.now = at(until);
    timers.fireDue();
  }

  private List<String> told(String username, RecordView order) {
    return notices.of(actor(username), false).stream()
        .filter(notice -> notice.record().equals(order.id()))
        .map(notice -> notice.what())
        .toList();
  }

  private List<DeadlineRow> deadlines(RecordView order) {
    RecordView seen = records.get(actor("admin"), ORDERS, order.id());
    return Objects.requireNonNull(seen.execution()).deadlines();
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }

  private Command.Act act() {
    return Command.Act.of(ids.next(), Command.Origin.API);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
