package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the form of a task marks as required. */
@EngineTest
class SayingWhatMustBeFilledTest {

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
        form.replace(
            "zh: 审核备注}, readOnly: true}",
            "zh: 审核备注}, readOnly: true, requiredWhen: {all: [{field: total, op: gt, value: 500000},"
                + " {field: state, op: eq, value: running}]}}"));
    String flow = Shop.text("approval.flow.yaml");
    shops.republish(
        shop, "flow", "approval", flow.replace("reviewNote: required", "reviewNote: edit"));
  }

  @Test
  void marksAtATaskWhatAConditionAsksForOfWhoeverMayFillIt() {
    RecordView large = shop.submitted(900_000);
    RecordView small = shop.submitted(1_000);

    assertThat(seenBy("sun", large).required()).containsExactly("reviewNote");
    assertThat(seenBy("sun", small).required()).isEmpty();
    assertThat(seenBy("mira", large).required()).isEmpty();
  }

  private RecordView seenBy(String person, RecordView order) {
    return records.get(shop.actor(person), order.key(), order.id());
  }
}
