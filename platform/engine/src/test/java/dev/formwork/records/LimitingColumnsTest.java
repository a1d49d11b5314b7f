package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.access.FieldAccess;
import dev.formwork.kernel.Refusal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Columns of rows that a role sees less of than of their field. */
@EngineTest
class LimitingColumnsTest {

  private static final String SUPERVISOR =
      """
      key: supervisor
      title: Supervisor
      grants:
        - {form: customer, actions: [read], scope: store}
        - form: order
          actions: [read, edit, delete]
          scope: department-tree
          fields: {lines.price: masked, lines.amount: hidden, lines.quantity: edit}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;
  RecordView order;

  @BeforeEach
  void open() {
    shop = shops.open();
    order = shop.submitted(200_000);
    shops.republish(shop, "role", "supervisor", SUPERVISOR);
  }

  @Test
  void showNothingOfAHiddenOneAndAMaskOfAMaskedOne() {
    RecordView seen = records.get(shop.actor("sun"), order.key(), order.id());

    Map<?, ?> row = (Map<?, ?>) ((List<?>) seen.data().get("lines")).getFirst();
    assertThat(row.get("model")).isEqualTo("E5");
    assertThat(row.get("price")).isEqualTo("•••");
    assertThat(row.containsKey("amount")).isFalse();
    assertThat(seen.access("lines.price")).isEqualTo(FieldAccess.MASKED);
    assertThat(seen.data().get("total")).isEqualTo(new BigDecimal("200000.00"));
  }

  @Test
  void areNotInListsNorInTheHistory() {
    var rows = records.query(shop.actor("sun"), RecordQuery.all(order.key())).rows();
    var history = records.history(shop.actor("sun"), order.key(), order.id());

    assertThat(rows.getFirst().data().get("lines").toString())
        .contains("E5", "•••")
        .doesNotContain("amount", "200000");
    assertThat(history.toString()).contains("E5").doesNotContain("amount=");
    assertThat(history)
        .flatExtracting(HistoryEntry::changes)
        .filteredOn(change -> change.path().startsWith("lines"))
        .noneMatch(change -> String.valueOf(change.after()).contains("200000"));
  }

  @Test
  void staySeenByThoseWhoseGrantsDoNotLimitThem() {
    RecordView seen = records.get(shop.actor("mira"), order.key(), order.id());

    assertThat(seen.data().get("lines").toString()).contains("amount", "200000");
  }

  @Test
  void keepTheirValuesWhenTheRowIsChangedByWhoCannotSeeThem() {
    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));

    RecordView changed = edited(Map.of("quantity", 2));

    assertThat(changed.data().get("total")).isEqualTo(new BigDecimal("400000.00"));
    assertThat(records.get(shop.actor("root"), order.key(), order.id()).data().get("lines"))
        .asString()
        .contains("price=200000");
  }

  @Test
  void areWorkedWithInAPreviewAllTheSame() {
    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));

    RecordView preview =
        records.preview(
            shop.actor("sun"),
            order.key(),
            order.id(),
            Map.of("lines", List.of(row(Map.of("quantity", 3)))));

    assertThat(preview.data().get("total")).isEqualTo(new BigDecimal("600000.00"));
    assertThat(preview.data().get("lines").toString()).doesNotContain("600000");
  }

  @Test
  void areNotSetByWhoCannotSeeThem() {
    shops.republish(
        shop,
        "role",
        "supervisor",
        SUPERVISOR.replace("lines.price: masked", "lines.price: hidden"));
    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));

    assertThatThrownBy(() -> edited(Map.of("price", 1)))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.forbidden at lines[0].price");
  }

  @Test
  void mustBeColumnsOfTheForm() {
    for (String wrong : List.of("lines.weight", "total.weight")) {
      assertThatThrownBy(() ->
              shops.republish(shop, "role", "supervisor", SUPERVISOR.replace("lines.price", wrong)))
          .isInstanceOf(Refusal.Invalid.class)
          .hasMessageContaining("access.grant.unknown-column at ");
    }
  }

  @Test
  void tellNoHiddenValueInAConflict() {
    String customer = shop.customer("Bo", "13700000009");
    var form = shop.form("customer");
    records.handle(
        shop.actor("root"),
        new Command.Edit(form, customer, Map.of("idNumber", "P1234567"), shop.act()));

    assertThatThrownBy(() ->
            records.handle(
                shop.actor("mira"),
                new Command.Edit(
                    form, customer, Map.of("idNumber", "P7654321"), shop.act().seenAt(1L))))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessage("record.field.forbidden at idNumber");
  }

  private RecordView edited(Map<String, Object> cells) {
    return records.handle(
        shop.actor("sun"),
        new Command.Edit(
            order.key(), order.id(), Map.of("lines", List.of(row(cells))), shop.act()));
  }

  /** The row as the supervisor's screen has it, with these cells changed. */
  private Map<String, Object> row(Map<String, Object> cells) {
    RecordView seen = records.get(shop.actor("sun"), order.key(), order.id());
    var row = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) ((List<?>) seen.data().get("lines")).getFirst())
        .forEach((key, value) -> row.put(String.valueOf(key), value));
    row.putAll(cells);
    return row;
  }
}
