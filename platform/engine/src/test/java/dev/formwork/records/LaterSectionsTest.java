package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sections that a form asks only once its flow has come to them. */
@EngineTest
class LaterSectionsTest {

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(
        shop,
        "form",
        "order",
        Shop.text("order.form.yaml")
            .replace(
                "checks:",
                """
                  - key: review
                    title: Review
                    fields:
                      - {key: remark, type: long-text, title: Remark}
                      - {key: sound, type: switch, title: Sound}
                      - {key: words, type: formula, title: Words, formula: "remark ? remark.length : null", result: integer}
                      - {key: letters, type: formula, title: Letters, formula: "(remark || '').length", result: integer}
                  - key: more
                    title: More
                    fields:
                      - {key: wish, type: text, title: Wish}
                      - {key: gift, type: text, title: Gift}
                checks:\
                """));
    shops.republish(
        shop,
        "flow",
        "approval",
        Shop.text("approval.flow.yaml")
            .replace(
                "fields: {reviewNote: required}",
                "fields: {reviewNote: required, remark: edit, sound: edit, gift: edit, payment: edit}"));
  }

  @Test
  void areSparedToWhoBeginsARecord() {
    assertThat(begun(Map.of()).later()).isEqualTo(Set.of("remark", "sound", "words", "letters"));
  }

  @Test
  void showOnceSomethingStandsInThem() {
    assertThat(begun(Map.of("remark", "as agreed")).later()).isEmpty();
  }

  @Test
  void showFromTheStartWhereATaskThatFillsTheFormAsksThem() {
    shops.republish(
        shop,
        "flow",
        "approval",
        """
        key: approval
        title: Approval
        form: order
        nodes:
          - {key: start, kind: start, next: fill}
          - key: fill
            kind: task
            mode: fill
            title: Fill
            assignees: [{role: supervisor, in: department}]
            fields: {remark: edit}
            outcomes: [{key: done, kind: agree, title: Done, next: done}]
          - {key: done, kind: end, state: completed}
        """);

    assertThat(begun(Map.of()).later()).isEmpty();
  }

  @Test
  void mayBeFilledAllTheSame() {
    assertThat(begun(Map.of()).access("remark").canEdit()).isTrue();
  }

  @Test
  void showOnceTheRecordIsUnderWay() {
    RecordView order = shop.submitted(200_000);

    assertThat(order.later()).isEmpty();
    assertThat(records.get(shop.actor("sun"), order.key(), order.id()).later()).isEmpty();
  }

  private RecordView begun(Map<String, ?> typed) {
    return records.preview(shop.actor("mira"), shop.form("order"), null, typed);
  }
}
