package dev.formwork.mailings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.CapturedOutbound;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.Problem;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.Messages;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.Outgoing;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mira and Otto sell in two stores; Sun and Wei supervise them. It is a Friday afternoon. */
@EngineInVirtualTime
class MailingReportsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired People people;
  @Autowired Messages messages;
  @Autowired Timers timers;
  @Autowired HandClock clock;
  @Autowired CapturedOutbound outbound;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    clock.set(LocalDateTime.parse("2026-11-27T16:00").atZone(ZONE).toInstant());
    timers.fireDue();
    shop = shops.open();
    for (String each : List.of("mira", "sun", "wang", "wei")) {
      Person person = shop.actor(each).person();
      if (person.email().isEmpty()) {
        people.update(
            shop.actor("root"),
            person,
            new Person(
                person.id(),
                person.username(),
                person.name(),
                each + "@example.com",
                person.locale(),
                person.admin(),
                person.active(),
                person.posts()));
      }
    }
    shops.republish(
        shop,
        "report",
        "orders",
        """
        key: orders
        title: {en: Orders, zh: 订单}
        form: order
        measures: [{key: orders, title: {en: Orders, zh: 订单数}, kind: count}]
        """);
    role("supervisor", "[read, export]", "department-tree", "- {report: orders}");
    role("consultant", "[create, read]", "own", "- {report: orders}");
    shop.submitted(100_000);
    shop.submitted(200_000);
    outbound.forget();
  }

  @Test
  void eachReceiverGetsWhatHeMaySee() {
    mailing("to: [{role: supervisor}, {person: sun}, {person: mira}]");

    at("2026-11-30T07:59");
    assertThat(mails()).isEmpty();
    at("2026-11-30T08:00");

    assertThat(mails())
        .extracting(Outgoing.Mail::to, Outgoing.Mail::subject, MailingReportsTest::figure)
        .containsExactlyInAnyOrder(
            tuple("sun@example.com", "Weekly 2026-11-30", "2"),
            tuple("wei@example.com", "Weekly 2026-11-30", "0"));
    assertThat(ours())
        .extracting(delivery -> delivery.receiver().who(), Delivery::state, Delivery::code)
        .containsExactlyInAnyOrder(
            tuple("p-sun", Delivery.State.SENT, null),
            tuple("p-wei", Delivery.State.SENT, null),
            tuple("p-mira", Delivery.State.SUPPRESSED, "message.suppressed.no-report"));
  }

  @Test
  void comesAgainEachWeekAndOnceAfterDowntime() {
    mailing("to: [{person: sun}]");

    at("2026-11-30T08:00");
    timers.fireDue();
    at("2026-12-07T08:00");
    assertThat(mails()).hasSize(2);

    at("2026-12-30T12:00"); // three were missed meanwhile
    assertThat(mails()).hasSize(3);
    at("2027-01-04T08:00");
    assertThat(mails()).hasSize(4);
  }

  @Test
  void holdsTheReportAsItWasWhenItWasDueHoweverLateItLeaves() {
    mailing("to: [{person: sun}]");
    outbound.failWith(NotSent.forNow(Problem.error("outbound.mail.unreachable", "")));
    at("2026-11-30T08:00");
    outbound.forget();

    shop.submitted(300_000);
    clock.set(clock.instant().plus(Duration.ofHours(1)));
    timers.fireDue();

    assertThat(mails()).extracting(MailingReportsTest::figure).containsExactly("2");
  }

  @Test
  void restsWhereItIsOff() {
    mailing("to: [{person: sun}]\noff: true");

    at("2026-11-30T08:00");

    assertThat(mails()).isEmpty();
  }

  private void at(String moment) {
    clock.set(LocalDateTime.parse(moment).atZone(ZONE).toInstant());
    timers.fireDue();
    timers.fireDue();
  }

  private List<Outgoing.Mail> mails() {
    return outbound.left().stream()
        .filter(Outgoing.Mail.class::isInstance)
        .map(Outgoing.Mail.class::cast)
        .filter(mail -> mail.key().contains(shop.app.value()))
        .toList();
  }

  private List<Delivery> ours() {
    return messages.all(shop.actor("root"), null, null).stream()
        .filter(each -> each.id().contains("mailing:" + shop.app))
        .toList();
  }

  private static String figure(Outgoing.Mail mail) {
    String csv =
        new String(mail.attachments().getFirst().content().bytes(), StandardCharsets.UTF_8);
    return csv.lines().toList().get(1);
  }

  private void mailing(String rest) {
    shops.republish(
        shop,
        "mailing",
        "weekly",
        """
        key: weekly
        title: {en: Weekly, zh: 周报}
        reports: [orders]
        format: csv
        schedule: {every: week, weekdays: [monday], at: "08:00"}
        """
            + rest);
  }

  private void role(String key, String actions, String scope, String more) {
    shops.republish(
        shop,
        "role",
        key,
        """
        key: %1$s
        title: %1$s
        grants:
          - {form: order, actions: [create], scope: own}
          - {form: order, actions: %2$s, scope: %3$s}
          - {form: customer, actions: [create, read], scope: store}
          %4$s
        """
            .formatted(key, actions, scope, more));
  }
}
