package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class PublishingScriptsTest {

  @Autowired Shop shops;

  @Test
  void refusesAFormulaThatCannotBeParsed() {
    var shop = shops.open();
    String broken = Shop.text("order.form.yaml").replace("quantity * price", "quantity * (price");

    assertThatThrownBy(() -> shops.republish(shop, "form", "order", broken))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("script.syntax");
  }

  @Test
  void refusesAFormulaThatNamesAFieldWhichIsNotThere() {
    var shop = shops.open();
    String broken = Shop.text("order.form.yaml").replace("quantity * price", "quantity * prize");

    assertThatThrownBy(() -> shops.republish(shop, "form", "order", broken))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("script.unknown-name");
  }

  @Test
  void refusesATableWithAFormulaThatCannotBeParsedOrNamesNoInput() {
    var shop = shops.open();
    String table =
        """
        key: days
        title: Days
        inputs: [{key: months, title: Months, type: number}]
        outputs: [{key: days, title: Days, type: number}]
        rows: [{when: {months: {gte: 0}}, then: {days: {formula: "months * 30"}}}]
        otherwise: {days: 0}
        """;
    shops.republish(shop, "decision-table", "days", table);

    assertThatThrownBy(() ->
            shops.republish(
                shop, "decision-table", "days", table.replace("months * 30", "months * (30")))
        .hasMessageContaining("script.syntax")
        .hasMessageContaining("/rows/0/then/days/formula");
    assertThatThrownBy(() ->
            shops.republish(
                shop, "decision-table", "days", table.replace("months * 30", "weeks * 7")))
        .hasMessageContaining("script.unknown-name");
  }

  @Test
  void refusesAFormulaThatLoopsWhenItIsComputedAndKeepsNothing() {
    var shop = shops.open();
    String endless =
        Shop.text("order.form.yaml")
            .replace(
                "formula: quantity * price", "formula: \"(() => { while (quantity > 0) {} })()\"");
    shops.republish(shop, "form", "order", endless);

    assertThatThrownBy(() -> shop.submitted(200_000))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.formula.failed");
  }
}
