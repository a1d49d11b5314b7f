package dev.formwork.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.CapturedOutbound;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.kernel.Refusal;
import dev.formwork.outbound.Outgoing;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A rule begins a sequence for each new customer of the shop: a welcome at once, an offer after a
 * week unless his ID number is known, a reminder after a month; until his name is Gone.
 */
@EngineInVirtualTime
class FollowingEachOtherTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Sequences sequences;
  @Autowired Timers timers;
  @Autowired HandClock clock;
  @Autowired CapturedOutbound outbound;

  Shop.Opened shop;
  int phones;

  @BeforeEach
  void open() {
    clock.set(Instant.parse("2026-11-28T02:00:00Z"));
    timers.fireDue();
    shop = shops.open();
    for (String key : List.of("welcome", "offer", "reminder")) {
      shops.republish(
          shop,
          "message",
          key,
          """
          key: %1$s
          title: %1$s
          form: customer
          customer: {name: name, phone: phone}
          channels: [{channel: sms, text: "%1$s {{name}}"}]
          """
              .formatted(key));
    }
    shops.republish(
        shop,
        "sequence",
        "drip",
        """
        key: drip
        title: Drip
        form: customer
        until: {field: name, op: eq, value: Gone}
        steps:
          - {key: welcome, after: 0d, message: welcome}
          - {key: offer, after: 7d, message: offer, when: {field: idNumber, op: empty}}
          - {key: reminder, after: 1m, message: reminder}
        """);
    shops.republish(
        shop,
        "rule",
        "begin",
        """
        key: begin
        title: Begin
        form: customer
        trigger: {kind: created}
        actions: [{kind: start-sequence, sequence: drip}]
        """);
    outbound.forget();
  }

  @Test
  void saysEachMessageWhenItsTimeHasCome() {
    RecordView li = customer("Li");

    assertThat(saidAfter(Duration.ZERO)).containsExactly("welcome Li");
    assertThat(saidAfter(Duration.ofDays(7).minusMinutes(1))).hasSize(1);
    assertThat(saidAfter(Duration.ofMinutes(1))).containsExactly("welcome Li", "offer Li");
    assertThat(of(li).state()).isEqualTo(SequenceRun.State.RUNNING);
    assertThat(of(li).due()).isEqualTo(Instant.parse("2026-12-28T02:00:00Z"));
    assertThat(saidAfter(Duration.ofDays(23))).hasSize(3).endsWith("reminder Li");
    assertThat(of(li).state()).isEqualTo(SequenceRun.State.DONE);
    assertThat(saidAfter(Duration.ofDays(400))).hasSize(3);
  }

  @Test
  void leavesOutWhatDoesNotApplyAndGoesOn() {
    RecordView li = customer("Li");
    saidAfter(Duration.ZERO);
    edit(li, Map.of("idNumber", "110101199003074514"));

    assertThat(saidAfter(Duration.ofDays(8))).hasSize(1);
    assertThat(saidAfter(Duration.ofDays(30))).containsExactly("welcome Li", "reminder Li");
  }

  @Test
  void endsAsSoonAsItHasDoneItsWork() {
    RecordView li = customer("Li");
    saidAfter(Duration.ZERO);
    edit(li, Map.of("name", "Gone"));

    assertThat(saidAfter(Duration.ofDays(60))).hasSize(1);
    assertThat(of(li).state()).isEqualTo(SequenceRun.State.REACHED);
  }

  @Test
  void saysNothingTwiceAfterDowntime() {
    customer("Li");

    assertThat(saidAfter(Duration.ofDays(60)))
        .containsExactly("welcome Li", "offer Li", "reminder Li");
  }

  @Test
  void endsByHandOfWhoeverMayChangeTheRecord() {
    RecordView li = customer("Li");
    saidAfter(Duration.ZERO);
    String run = of(li).id();

    assertThatThrownBy(() -> sequences.stop(shop.actor("otto"), li.key(), li.id(), run))
        .isInstanceOf(Refusal.NotFound.class);
    sequences.stop(shop.actor("root"), li.key(), li.id(), run);

    assertThat(saidAfter(Duration.ofDays(60))).hasSize(1);
    assertThat(of(li).state()).isEqualTo(SequenceRun.State.STOPPED);
    assertThatThrownBy(() -> sequences.stop(shop.actor("root"), li.key(), li.id(), run))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void endsWithItsRecord() {
    RecordView li = customer("Li");
    saidAfter(Duration.ZERO);
    records.handle(shop.actor("root"), new Command.Delete(li.key(), li.id(), shop.act()));

    assertThat(saidAfter(Duration.ofDays(60))).hasSize(1);
  }

  @Test
  void runsOnceForARecordAtATimeAndAgainOnceItIsOver() {
    shops.republish(
        shop,
        "rule",
        "again",
        """
        key: again
        title: Again
        form: customer
        trigger: {kind: changed, fields: [phone]}
        actions: [{kind: start-sequence, sequence: drip}]
        """);
    RecordView li = customer("Li");
    saidAfter(Duration.ZERO);
    edit(li, Map.of("phone", "13900000001"));
    assertThat(saidAfter(Duration.ZERO)).hasSize(1);

    saidAfter(Duration.ofDays(60));
    edit(li, Map.of("phone", "13900000002"));

    assertThat(saidAfter(Duration.ZERO)).hasSize(4).endsWith("welcome Li");
    assertThat(sequences.of(shop.actor("root"), li.key(), li.id())).hasSize(2);
  }

  private RecordView customer(String name) {
    return records.handle(
        shop.actor("root"),
        new Command.Create(
            shop.form("customer"),
            Map.of("name", name, "phone", "1380000000" + phones++),
            true,
            shop.act()));
  }

  private void edit(RecordView record, Map<String, ?> changes) {
    records.handle(
        shop.actor("root"), new Command.Edit(record.key(), record.id(), changes, shop.act()));
  }

  private SequenceRun of(RecordView record) {
    return sequences.of(shop.actor("root"), record.key(), record.id()).getFirst();
  }

  /** All that was said in this test so far, once this time has passed. */
  private List<String> saidAfter(Duration time) {
    clock.move(time);
    for (int i = 0; i < 8; i++) {
      timers.fireDue();
    }
    return outbound.left().stream()
        .filter(Outgoing.Sms.class::isInstance)
        .map(left -> ((Outgoing.Sms) left).text())
        .toList();
  }
}
