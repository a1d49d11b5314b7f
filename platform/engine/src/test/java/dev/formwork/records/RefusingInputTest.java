package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.kernel.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What bad input gets: a code and a path, and nothing half-written (P12, S7, S13). */
@EngineTest
class RefusingInputTest {

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;
  String customer;

  @BeforeEach
  void open() {
    shop = shops.open();
    customer = shop.customer("Li Na", "13800138000");
  }

  static Stream<Arguments> badInput() {
    return Stream.of(
        Arguments.of("unknown", "x", "record.field.unknown at unknown"),
        Arguments.of("_id", "x", "record.field.unknown at _id"),
        Arguments.of("state", "completed", "record.field.unknown at state"),
        Arguments.of("__proto__", Map.of("a", 1), "record.field.unknown at __proto__"),
        Arguments.of("$set", Map.of("a", 1), "record.field.unknown at $set"),
        Arguments.of("data.total", 1, "record.field.unknown at data.total"),
        Arguments.of("total", 1, "record.field.computed at total"),
        Arguments.of("orderNumber", "ORD-1", "record.field.computed at orderNumber"),
        Arguments.of("customerName", "Eve", "record.field.forbidden at customerName"),
        Arguments.of("margin", 1, "record.field.forbidden at margin"),
        Arguments.of("payment", Map.of("$ne", "x"), "record.field.wrong-type at payment"),
        Arguments.of("payment", List.of("cash"), "record.field.wrong-type at payment"),
        Arguments.of("payment", "barter", "record.field.no-such-option at payment"),
        Arguments.of("deliveryDate", "14.2.2026", "record.field.wrong-type at deliveryDate"),
        Arguments.of("deliveryDate", "2001-01-01", "record.field.too-early at deliveryDate"),
        Arguments.of("lender", "Bank\u0000", "record.field.unreadable-text at lender"),
        Arguments.of("lender", "\ud800", "record.field.unreadable-text at lender"),
        Arguments.of("lender", "x".repeat(201), "record.field.too-long at lender"),
        Arguments.of("customer", Map.of("$gt", ""), "record.field.wrong-type at customer"),
        Arguments.of("customer", "no-such-id", "record.relation.not-found at customer"),
        Arguments.of("lines", "all", "record.field.wrong-type at lines"),
        Arguments.of("lines", List.of(), "record.subtable.too-few-rows at lines"),
        Arguments.of("lines", List.of("row"), "record.field.wrong-type at lines[0]"),
        Arguments.of(
            "lines", List.of(Map.of("price", 1)), "record.field.required at lines[0].model"),
        Arguments.of(
            "lines",
            List.of(Map.of("model", "E5", "price", 1, "x", 1)),
            "record.field.unknown at lines[0].x"),
        Arguments.of(
            "lines",
            List.of(Map.of("model", "E5", "price", "1e9999999")),
            "record.field.wrong-type at lines[0].price"),
        Arguments.of(
            "lines",
            List.of(Map.of("model", "E5", "price", new java.math.BigDecimal("1E+400"))),
            "record.field.number-too-long at lines[0].price"),
        Arguments.of(
            "lines",
            List.of(Map.of("model", "E5", "price", 1, "quantity", 1.5)),
            "record.field.wrong-type at lines[0].quantity"));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @MethodSource("badInput")
  void refusesWithACodeAndAPathAndWritesNothing(String field, Object value, String refusal) {
    var data = new HashMap<String, Object>(shop.order(customer, 100_000));
    data.put("payment", "loan");
    data.put("lender", "Bank");
    data.put(field, value);

    assertThat(refusalOf(data)).contains(refusal);
    assertThat(records.query(shop.actor("root"), RecordQuery.all(shop.form("order"))).count())
        .isZero();
  }

  @Test
  void tellsEverythingThatIsMissingAtOnce() {
    assertThat(refusalOf(Map.of("payment", "loan")))
        .contains("record.field.required at customer")
        .contains("record.field.required at lender")
        .contains("record.subtable.too-few-rows at lines");
  }

  @Test
  void refusesAFormThatFailsItsOwnCheck() {
    var data = new HashMap<String, Object>(shop.order(customer, 9_000));
    data.put("payment", "loan");
    data.put("lender", "Bank");

    assertThat(refusalOf(data)).contains("record.check.failed at payment");
  }

  @Test
  void emptiesWhatIsHiddenWhenItIsSubmitted() {
    var data = new HashMap<String, Object>(shop.order(customer, 100_000));
    data.put("payment", "cash");
    data.put("lender", "Bank");
    data.put("deliveryDate", LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString());

    RecordView order =
        records.handle(
            shop.actor("mira"), new Command.Create(shop.form("order"), data, true, shop.act()));

    assertThat(order.data()).doesNotContainKey("lender");
  }

  @Test
  void neverTakesAReadOnlyCellFromAClient() {
    var data = new HashMap<String, Object>(shop.order(customer, 100_000));
    data.put("lines", List.of(Map.of("model", "E5", "price", 100_000, "floorPrice", 1)));

    RecordView order =
        records.handle(
            shop.actor("mira"), new Command.Create(shop.form("order"), data, true, shop.act()));

    assertThat(order.data().get("lines").toString())
        .contains("model=E5")
        .doesNotContain("floorPrice");
  }

  @Test
  void keepsEveryTextAsItWasTypedOrRefusesIt() {
    var naughty =
        List.of(
            "李娜",
            "ﷺ",
            "👩‍👩‍👧‍👦",
            "Ω≈ç√",
            "<script>alert(1)</script>",
            "'; DROP TABLE x;--",
            "${7*7}",
            "{{7*7}}",
            "../../etc/passwd",
            "%00",
            "＝cmd",
            "\u202Eabc",
            "\uFEFFx",
            "null",
            "undefined",
            "NaN",
            "1e5",
            " trailing ",
            "a\tb",
            "\u2028",
            "𠀀𠀁",
            "ǅ",
            "İ");
    var form = shop.form("customer");
    var stored = new ArrayList<String>();
    for (int i = 0; i < naughty.size(); i++) {
      RecordView view =
          records.handle(
              shop.actor("root"),
              new Command.Create(
                  form,
                  Map.of("name", naughty.get(i), "phone", "1390000" + (1000 + i)),
                  true,
                  shop.act()));
      stored.add((String) records.get(shop.actor("root"), form, view.id()).data().get("name"));
    }

    assertThat(stored).isEqualTo(naughty);
  }

  @Test
  void refusesARecordThatGrowsBeyondItsLimit() {
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 201; i++) {
      rows.add(Map.of("model", "E5", "price", 1));
    }
    var data = new HashMap<String, Object>(shop.order(customer, 100_000));
    data.put("lines", rows);

    assertThat(refusalOf(data)).contains("record.subtable.too-many-rows at lines");
  }

  private String refusalOf(Map<String, Object> data) {
    try {
      records.handle(
          shop.actor("mira"), new Command.Create(shop.form("order"), data, true, shop.act()));
    } catch (Refusal refusal) {
      return String.valueOf(refusal.getMessage());
    }
    throw new AssertionError("Expected a refusal of " + data);
  }
}
