package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.access.FieldAccess;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Records as they were at a moment. */
@EngineInVirtualTime
class LookingBackAtRecordsTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired HandClock clock;

  Shop.Opened shop;
  RecordView order;
  Instant asSubmitted;

  @BeforeEach
  void submitAnOrderAndChangeItAnHourLater() {
    shop = shops.open();
    order = shop.submitted(200_000);
    asSubmitted = clock.instant();
    clock.move(Duration.ofHours(1));
    shop.decide("sun", order, "fail", "Too cheap", Map.of());
    records.handle(
        shop.actor("mira"),
        new Command.Edit(
            order.key(),
            order.id(),
            Map.of("lines", List.of(Map.of("model", "E6", "price", 230_000))),
            shop.act()));
  }

  @Test
  void showsAllValuesOfThenAndNothingToDo() {
    RecordView then =
        records.asOf(shop.actor("mira"), order.key(), order.id(), asSubmitted.plusSeconds(60));

    assertThat(then.data()).isEqualTo(order.data());
    assertThat(then.revision()).isEqualTo(order.revision());
    assertThat(then.tasks()).isEmpty();
    assertThat(then.allowed()).isEmpty();
    assertThat(then.fields().values()).doesNotContain(FieldAccess.EDIT);
  }

  @Test
  void showsTheValuesOfNowForNow() {
    RecordView now = records.get(shop.actor("mira"), order.key(), order.id());
    RecordView then = records.asOf(shop.actor("mira"), order.key(), order.id(), clock.instant());

    assertThat(then.data()).isEqualTo(now.data()).isNotEqualTo(order.data());
  }

  @Test
  void hidesWhatIsHiddenNow() {
    records.handle(
        shop.actor("root"),
        new Command.Repair(
            order.key(),
            order.id(),
            new Command.Remedy.Correct(),
            Map.of("margin", 9_000),
            "Typing error",
            shop.act()));
    clock.move(Duration.ofHours(1));

    assertThat(then("root", clock.instant())).containsKey("margin");
    assertThat(then("mira", clock.instant())).doesNotContainKey("margin");
    assertThatThrownBy(() -> then("otto", clock.instant())).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void refusesAMomentBeforeTheRecordWasThere() {
    assertThatThrownBy(() -> then("mira", asSubmitted.minusSeconds(60)))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("record.not-yet");
  }

  private Map<String, Object> then(String username, Instant moment) {
    return records.asOf(shop.actor(username), order.key(), order.id(), moment).data();
  }
}
