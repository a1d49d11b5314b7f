package dev.formwork.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.CapturedOutbound;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.Outgoing;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mira of the shop has an order of Li Na for 200,000 reviewed by Sun. */
@EngineInVirtualTime
class SendingMessagesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Messages messages;
  @Autowired OptOuts optOuts;
  @Autowired Notices notices;
  @Autowired Timers timers;
  @Autowired HandClock clock;
  @Autowired CapturedOutbound outbound;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    clock.set(at("2026-11-27T16:00"));
    timers.fireDue();
    outbound.forget();
    shop = shops.open();
  }

  @Test
  void flowsTellStaffByATemplateInTheirLanguage() {
    template(
        """
        channels:
          - {channel: in-app, text: {en: "{{customer.name}}: {{total}}, {{payment}}, {{lines.model}}. {{$words}}", zh: "{{customer.name}}：{{total}}，{{payment}}"}}
          - {channel: chat, text: {en: "{{$receiver}}, see {{$form}}", zh: "请看{{$form}}"}}
        """);
    tellAfterFirstReview("to: [{initiator: true}]");
    RecordView order = shop.submitted(200_000);

    shop.decide("sun", order, "pass", "well done", Map.of("reviewNote", "fine"));
    settle();

    var told = notices.of(shop.actor("mira"), true).getFirst();
    assertThat(told.text().in(Locale.ENGLISH))
        .isEqualTo("Li Na: CN¥200,000.00, Cash, E5. well done");
    assertThat(told.text().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("Li Na：¥200,000.00，Cash");
    assertThat(told.template()).isEqualTo("told");
    assertThat(outbound.left())
        .extracting(each -> ((Outgoing.Chat) each).text())
        .containsExactly("mira, see Order");
    assertThat(about(order))
        .extracting(Delivery::channel, Delivery::state)
        .containsExactlyInAnyOrder(
            tuple(Channel.IN_APP, Delivery.State.SENT), tuple(Channel.CHAT, Delivery.State.SENT));
  }

  @Test
  void flowsTellACustomerWhomNobodyNames() {
    template(
        """
        customer: {who: customer, name: customer.name, phone: customer.phone}
        channels: [{channel: sms, text: {en: ready, zh: "尊敬的{{$receiver}}，订单{{number}}已通过，共{{total}}。"}}]
        """);
    tellAfterFirstReview("");
    RecordView order = shop.submitted(200_000);

    RecordView passed = shop.decide("sun", order, "pass", "", Map.of("reviewNote", "fine"));
    settle();

    assertThat(outbound.left())
        .extracting(each -> ((Outgoing.Sms) each).text())
        .containsExactly("尊敬的Li Na，订单" + passed.number() + "已通过，共¥200,000.00。");
  }

  @Test
  void nothingOfAHistoryThatIsPlayedAgainLeaves() {
    template(
        """
        customer: {who: customer, phone: customer.phone}
        channels: [{channel: sms, text: hello}]
        """);
    tellAfterFirstReview("");
    RecordView order = shop.submitted(200_000);
    var task = records.get(shop.actor("sun"), order.key(), order.id()).tasks().getFirst();

    records.handle(
        shop.actor("sun"),
        new Command.Decide(
            order.key(),
            order.id(),
            task.id(),
            DefinitionKey.of("pass"),
            "",
            Map.of("reviewNote", "fine"),
            Command.Act.of(order.id() + "sample", Command.Origin.SAMPLE)));
    settle();

    assertThat(outbound.left()).isEmpty();
    assertThat(about(order).getFirst().code()).isEqualTo("message.suppressed.replayed");
  }

  @Test
  void theSameOrderTwiceIsOneMessage() {
    customerTemplate("");
    RecordView order = shop.submitted(200_000);

    messages.send(order("o1", order));
    messages.send(order("o1", order));
    settle();
    messages.send(order("o1", order));
    settle();

    assertThat(outbound.left()).hasSize(1);
    assertThat(about(order)).hasSize(1);
  }

  @Test
  void nobodyIsWrittenToInQuietHours() {
    customerTemplate("quiet: {from: \"21:00\", to: \"09:00\"}");
    RecordView order = shop.submitted(200_000);
    clock.set(at("2026-11-27T21:30"));

    messages.send(order("o1", order));
    settle();
    clock.set(at("2026-11-28T08:59"));
    settle();
    assertThat(outbound.left()).isEmpty();
    assertThat(about(order).getFirst().due()).isEqualTo(at("2026-11-28T09:00"));
    clock.set(at("2026-11-28T09:00"));
    settle();

    assertThat(outbound.left()).hasSize(1);
  }

  @Test
  void whatIsLateAfterDowntimeKeepsTheQuietHoursToo() {
    customerTemplate("quiet: {from: \"21:00\", to: \"09:00\"}");
    RecordView order = shop.submitted(200_000);
    messages.send(order("o1", order));

    clock.set(at("2026-11-28T02:00"));
    settle();

    assertThat(outbound.left()).isEmpty();
    assertThat(about(order).getFirst().code()).isEqualTo("message.waiting.quiet");
    assertThat(about(order).getFirst().due()).isEqualTo(at("2026-11-28T09:00"));
  }

  @Test
  void aCustomerGetsNoMoreThanTheCapAllows() {
    customerTemplate("purpose: marketing\ncap: {most: 2, days: 7}");
    RecordView order = shop.submitted(200_000);

    for (int i = 0; i < 4; i++) {
      messages.send(order("o" + i, order));
      settle();
    }
    assertThat(outbound.left()).hasSize(2);
    assertThat(about(order))
        .filteredOn(each -> "message.suppressed.cap".equals(each.code()))
        .hasSize(2);
    clock.move(Duration.ofDays(8));
    messages.send(order("later", order));
    settle();

    assertThat(outbound.left()).hasSize(3);
  }

  @Test
  void aCustomerWhoRefusesOffersStillHearsOfHisOrder() {
    customerTemplate("purpose: marketing");
    RecordView order = shop.submitted(200_000);
    String customer = String.valueOf(order.data().get("customer"));
    optOuts.note(shop.actor("mira"), shop.form("customer"), customer, false);

    messages.send(order("offer", order));
    customerTemplate("purpose: service");
    messages.send(order("service", order));
    settle();

    assertThat(outbound.left()).hasSize(1);
    optOuts.note(shop.actor("mira"), shop.form("customer"), customer, true);
    messages.send(order("service again", order));
    settle();
    assertThat(outbound.left()).hasSize(1);
    optOuts.withdraw(shop.actor("mira"), shop.form("customer"), customer);
    messages.send(order("and again", order));
    settle();
    assertThat(outbound.left()).hasSize(2);
  }

  @Test
  void aRefusalReachesWhatWaitsAlready() {
    customerTemplate("purpose: marketing\nquiet: {from: \"15:00\", to: \"18:00\"}");
    RecordView order = shop.submitted(200_000);
    messages.send(order("o1", order));
    optOuts.note(
        shop.actor("mira"),
        shop.form("customer"),
        String.valueOf(order.data().get("customer")),
        false);

    clock.set(at("2026-11-27T18:00"));
    settle();

    assertThat(outbound.left()).isEmpty();
    assertThat(about(order).getFirst().state()).isEqualTo(Delivery.State.SUPPRESSED);
  }

  @Test
  void isTriedAgainWithTheSameKeyAndThenGivenUpUntilSomebodyRetries() {
    customerTemplate("");
    RecordView order = shop.submitted(200_000);
    outbound.failWith(NotSent.forNow(Problem.error("outbound.mail.unreachable", "")));

    messages.send(order("o1", order));
    for (int i = 0; i < 30; i++) {
      settle();
      clock.move(Duration.ofMinutes(30));
    }

    assertThat(outbound.left())
        .hasSize(6)
        .extracting(Outgoing::key)
        .containsOnly(outbound.left().getFirst().key());
    Delivery failed = about(order).getFirst();
    assertThat(failed.state()).isEqualTo(Delivery.State.FAILED);
    assertThat(failed.code()).isEqualTo("outbound.mail.unreachable");
    assertThat(failed.tries()).isEqualTo(6);

    outbound.forget();
    assertThatThrownBy(() -> messages.retry(shop.actor("mira"), failed.id()))
        .isInstanceOf(Refusal.Forbidden.class);
    messages.retry(shop.actor("root"), failed.id());
    settle();

    assertThat(outbound.left()).extracting(Outgoing::key).containsExactly(failed.id());
    assertThat(about(order).getFirst().state()).isEqualTo(Delivery.State.SENT);
    assertThatThrownBy(() -> messages.retry(shop.actor("root"), failed.id()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void isGivenUpAtOnceWhereNoAttemptCanSucceed() {
    customerTemplate("");
    RecordView order = shop.submitted(200_000);
    outbound.failWith(NotSent.forGood(Problem.error("outbound.mail.address", "")));

    messages.send(order("o1", order));
    settle();
    clock.move(Duration.ofDays(1));
    settle();

    assertThat(outbound.left()).hasSize(1);
    assertThat(about(order).getFirst().state()).isEqualTo(Delivery.State.FAILED);
  }

  @Test
  void onlyWhoSeesTheRecordSeesWhatWasSaidAboutIt() {
    customerTemplate("");
    RecordView order = shop.submitted(200_000);
    messages.send(order("o1", order));

    assertThat(messages.about(shop.actor("mira"), order.key(), order.id())).hasSize(1);
    assertThatThrownBy(() -> messages.about(shop.actor("otto"), order.key(), order.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> messages.all(shop.actor("mira"), null, null))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(messages.all(shop.actor("root"), Delivery.State.WAITING, Channel.SMS))
        .extracting(each -> each.about().record())
        .contains(order.id());
  }

  @Test
  void showsWhatATemplateWouldSayWithoutSendingIt() {
    template(
        """
        customer: {name: customer.name, email: lender}
        channels: [{channel: email, subject: {en: "For {{$receiver}}", zh: "致{{$receiver}}"}, text: "{{total}}"}]
        """);
    RecordView order = shop.submitted(200_000);

    assertThat(messages.preview(shop.actor("root"), key("told"), order.id()))
        .extracting(Preview::language, Preview::subject, Preview::text)
        .containsExactly(
            tuple(Locale.ENGLISH, "For Li Na", "CN¥200,000.00"),
            tuple(Locale.SIMPLIFIED_CHINESE, "致Li Na", "¥200,000.00"));
    settle();
    assertThat(outbound.left()).isEmpty();
    assertThat(about(order)).isEmpty();
    assertThatThrownBy(() -> messages.preview(shop.actor("mira"), key("told"), order.id()))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void whoMayNotReadAFieldReadsItInNoMessage() {
    template(
        """
        customer: {name: customer.name, phone: customer.phone}
        channels: [{channel: sms, text: "{{margin}} of {{total}}"}]
        """);
    RecordView order = shop.submitted(200_000);
    messages.send(order("o1", order));

    assertThat(messages.about(shop.actor("root"), order.key(), order.id()))
        .extracting(Delivery::text)
        .containsExactly(" of ¥200,000.00");
    assertThat(messages.about(shop.actor("mira"), order.key(), order.id()))
        .extracting(Delivery::text, each -> each.receiver().address(), Delivery::state)
        .containsExactly(tuple("", "", Delivery.State.WAITING));
  }

  @Test
  void whatGoesByTwoChannelsIsOneOccasionForTheCap() {
    template(
        """
        customer: {who: customer, phone: customer.phone, email: lender}
        channels: [{channel: sms, text: hello}, {channel: email, subject: hello, text: hello}]
        purpose: marketing
        cap: {most: 2, days: 7}
        """);
    var typed = new HashMap<>(shop.order(shop.customer("Li Na", "13800000001"), 200_000));
    typed.putAll(Map.of("payment", "loan", "lender", "li@example.com"));
    RecordView order =
        records.handle(
            shop.actor("mira"), new Command.Create(shop.form("order"), typed, true, shop.act()));

    for (int i = 0; i < 3; i++) {
      messages.send(order("o" + i, order));
      settle();
    }

    assertThat(outbound.left()).hasSize(4);
  }

  @Test
  void aTextWithoutAnAddressStaysWithItsReason() {
    shops.republish(
        shop,
        "message",
        "told",
        """
        key: told
        title: Told
        form: order
        customer: {who: customer, phone: lender}
        channels: [{channel: sms, text: hello}]
        """);
    RecordView order = shop.submitted(200_000);

    messages.send(order("o1", order));
    settle();

    assertThat(outbound.left()).isEmpty();
    assertThat(about(order).getFirst().code()).isEqualTo("message.suppressed.no-address");
  }

  @Test
  void valuesAddNoLineToASubject() {
    shops.republish(
        shop,
        "message",
        "told",
        """
        key: told
        title: Told
        form: order
        customer: {email: lender}
        channels: [{channel: email, subject: "About {{$words}}", text: hello}]
        """);
    var typed = new HashMap<>(shop.order(shop.customer("Li Na", "13800000000"), 200_000));
    typed.putAll(Map.of("payment", "loan", "lender", "li@example.com"));
    RecordView order =
        records.handle(
            shop.actor("mira"), new Command.Create(shop.form("order"), typed, true, shop.act()));

    messages.send(
        new MessageOrder(
            "o1",
            key("told"),
            aboutOf(order),
            List.of(),
            "p-mira",
            LocalizedText.of("one\r\nBcc: all@example.com"),
            false,
            clock.instant()));
    settle();

    assertThat(((Outgoing.Mail) outbound.left().getFirst()).subject())
        .isEqualTo("About one Bcc: all@example.com");
  }

  private void template(String rest) {
    shops.republish(shop, "message", "told", "key: told\ntitle: Told\nform: order\n" + rest);
  }

  private void customerTemplate(String rest) {
    template(
        """
        customer: {who: customer, name: customer.name, phone: customer.phone}
        channels: [{channel: sms, text: "Hello {{customer.name}}"}]
        """
            + rest);
  }

  private void tellAfterFirstReview(String to) {
    String flow =
        Shop.text("approval.flow.yaml")
            .replace(
                "title: {en: Pass, zh: 通过}, next: big", "title: {en: Pass, zh: 通过}, next: tell")
            .replace(
                "  - {key: big,",
                "  - {key: tell, kind: notify, "
                    + (to.isEmpty() ? "" : to + ", ")
                    + "template: told, next: big}\n  - {key: big,");
    shops.republish(shop, "flow", "approval", flow);
  }

  private MessageOrder order(String id, RecordView record) {
    return new MessageOrder(
        id,
        key("told"),
        aboutOf(record),
        List.of(),
        "p-mira",
        LocalizedText.EMPTY,
        false,
        clock.instant());
  }

  private static MessageOrder.About aboutOf(RecordView record) {
    return new MessageOrder.About(
        record.key(), LocalizedText.of("Order"), record.id(), record.number());
  }

  private List<Delivery> about(RecordView record) {
    return messages.about(shop.actor("root"), record.key(), record.id());
  }

  private QualifiedKey key(String key) {
    return new QualifiedKey(shop.app, DefinitionKey.of(key));
  }

  private void settle() {
    timers.fireDue();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
