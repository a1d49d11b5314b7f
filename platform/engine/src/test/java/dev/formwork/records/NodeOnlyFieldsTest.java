package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.access.FieldAccess;
import dev.formwork.kernel.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fields that are there only for the holders of some tasks. */
@EngineTest
class NodeOnlyFieldsTest {

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    String form = Shop.text("order.form.yaml");
    shops.republish(
        shop,
        "form",
        "order",
        form.replace("zh: 审核备注}, readOnly: true}", "zh: 审核备注}, nodeOnly: true}"));
  }

  @Test
  void areOpenAtTheirNodeAndNowhereElse() {
    RecordView order = shop.submitted(900_000);
    assertThat(seenBy("sun", order).access("reviewNote")).isEqualTo(FieldAccess.EDIT);
    assertThat(seenBy("mira", order).access("reviewNote")).isEqualTo(FieldAccess.HIDDEN);

    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "secret"));

    assertThat(seenBy("mira", order).data()).doesNotContainKey("reviewNote");
    assertThat(seenBy("wang", order).data()).doesNotContainKey("reviewNote");
    assertThat(seenBy("sun", order).data()).doesNotContainKey("reviewNote");
    assertThat(seenBy("root", order).data()).containsEntry("reviewNote", "secret");
    assertThat(records.history(shop.actor("mira"), order.key(), order.id()).toString())
        .doesNotContain("secret");
  }

  @Test
  void areNotFilledWhenARecordIsMade() {
    String customer = shop.customer("Li Na", "13812345678");
    var typed = new HashMap<>(shop.order(customer, 1000));
    typed.put("reviewNote", "mine");

    assertThatThrownBy(() ->
            records.handle(
                shop.actor("mira"),
                new Command.Create(shop.form("order"), typed, true, shop.act())))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.forbidden at reviewNote");
  }

  private RecordView seenBy(String person, RecordView order) {
    return records.get(shop.actor(person), order.key(), order.id());
  }
}
