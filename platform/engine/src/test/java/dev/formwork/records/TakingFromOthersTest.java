package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.forms.Option;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lookups, roll-ups, and choices that depend on the rest of the record. */
@EngineTest
class TakingFromOthersTest {

  private static final String CAUSES =
      """
      key: causes
      title: Causes
      columns:
        - {key: class, type: choice, title: Class, options: [{key: variable, title: Variable}, {key: other, title: Other}]}
        - {key: weight, type: integer, title: Weight}
      options:
        - {key: money, title: Money, values: {class: variable, weight: 3}}
        - {key: price, title: Price, parent: money, values: {class: variable, weight: 2}}
        - {key: people, title: People, values: {class: other, weight: 1}}
        - {key: service, title: Service, parent: people, values: {class: other, weight: 1}}
        - {key: gone, title: Gone, active: false, values: {class: other}}
      """;

  private static final String CUSTOMER =
      """
      key: customer
      title: Customer
      summary: [name]
      sections:
        - key: main
          title: Main
          fields:
            - {key: name, type: text, title: Name, required: true, searchable: true}
            - {key: phone, type: text, title: Phone}
            - {key: city, type: text, title: City}
            - {key: idNumber, type: text, title: Id}
            - {key: calls, type: roll-up, title: Calls, form: lost, by: customer, figure: count, result: integer, sortable: true, reportable: true}
            - {key: hot, type: roll-up, title: Hot, form: lost, by: customer, figure: count, result: integer, filter: {field: classes, op: includes, value: variable}}
            - {key: offered, type: roll-up, title: Offered, form: lost, by: customer, figure: sum, of: amount, result: money}
            - {key: highest, type: roll-up, title: Highest, form: lost, by: customer, figure: max, of: amount, result: money}
            - {key: last, type: roll-up, title: Last, form: lost, by: customer, figure: latest, of: amount, latestBy: day, result: money}
            - {key: lastDay, type: roll-up, title: Last day, form: lost, by: customer, figure: max, of: day, result: date}
            - {key: mean, type: formula, title: Mean, formula: "calls ? offered / calls : null", result: money}
      """;

  private static final String LOST =
      """
      key: lost
      title: Lost
      sections:
        - key: main
          title: Main
          fields:
            - {key: city, type: text, title: City}
            - {key: customer, type: relation, title: Customer, form: customer, filter: {any: [{field: city, op: eq, value: $field.city}, {field: city, op: eq, value: null}]}, listed: {title: Losses, columns: [amount, day]}}
            - {key: customerPhone, type: lookup, title: Phone, from: customer, take: phone, result: text, searchable: true}
            - {key: phoneThen, type: lookup, title: Phone then, from: customer, take: phone, result: text, frozen: true}
            - {key: idThere, type: lookup, title: Id there, from: customer, take: idNumber, result: text}
            - {key: causes, type: multi-choice, title: Causes, options: causes}
            - {key: classes, type: lookup, title: Classes, from: causes, take: class, result: choices}
            - {key: cause, type: choice, title: Cause, options: causes, filter: {field: parent, op: eq, value: null}}
            - {key: detail, type: choice, title: Detail, options: causes, filter: {field: parent, op: eq, value: $field.cause}}
            - {key: weight, type: lookup, title: Weight, from: cause, take: weight, result: integer, reportable: true}
            - {key: urgent, type: switch, title: Urgent, visibleWhen: {field: classes, op: includes, value: variable}}
            - {key: twice, type: formula, title: Twice, formula: "(weight || 0) * 2", result: integer}
            - {key: amount, type: money, title: Amount}
            - {key: day, type: date, title: Day}
            - key: lines
              type: subtable
              title: Lines
              fields:
                - {key: top, type: choice, title: Top, options: causes}
                - {key: sub, type: choice, title: Sub, options: causes, filter: {field: parent, op: eq, value: $field.top}}
                - {key: alike, type: choice, title: Alike, options: causes, filter: {field: class, op: eq, value: $field.topClass}}
                - {key: topClass, type: lookup, title: Class, from: top, take: class, result: text}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(shop, "option-list", "causes", CAUSES);
    shops.republish(
        shop,
        "form",
        "lost",
        LOST.replaceAll("(?m)^.*from: customer.*\n", "").replaceAll(", filter: .any.*", "}"));
    shops.republish(shop, "form", "customer", CUSTOMER);
    shops.republish(shop, "form", "lost", LOST);
  }

  @Test
  void takesColumnsOfChosenOptionsAndWhatFollows() {
    RecordView lost = lost(Map.of("causes", List.of("price", "service"), "cause", "money"));

    assertThat(lost.data())
        .containsEntry("classes", List.of("variable", "other"))
        .containsEntry("weight", 3L)
        .containsEntry("twice", 6L);
    assertThat(lost.hidden()).doesNotContain("urgent");
    assertThat(lost(Map.of("causes", List.of("service"))).hidden()).contains("urgent");
    assertThat(found(Condition.of("classes", Operator.INCLUDES, "variable")))
        .containsExactly(lost.id());
    assertThat(found(Condition.of("weight", Operator.GTE, 3L))).containsExactly(lost.id());
  }

  @Test
  void belongsWhereTheRecordDoesThatItNames() {
    shops.republish(
        shop, "form", "lost", LOST.replace("title: Lost\n", "title: Lost\nbelongsTo: customer\n"));
    String ofMira = customer("Li Na", "13800001234", null);

    RecordView named = lost(Map.of("customer", ofMira));
    RecordView unnamed = lost(Map.of());
    RecordView later =
        records.handle(root(), new Command.Create(shop.form("lost"), Map.of(), false, shop.act()));
    records.handle(
        root(),
        new Command.Submit(
            shop.form("lost"), later.id(), Map.of("customer", ofMira), Map.of(), shop.act()));

    assertThat(found(Condition.of("department", Operator.EQ, "east-sales")))
        .containsExactlyInAnyOrder(named.id(), later.id())
        .doesNotContain(unnamed.id());
  }

  @Test
  void takesThemInRowsToo() {
    RecordView lost =
        lost(Map.of("lines", List.of(Map.of("top", "money"), Map.of("top", "people"))));

    List<?> lines = (List<?>) lost.data().get("lines");
    assertThat(lines.stream().<Object>map(row -> ((Map<?, ?>) row).get("topClass")))
        .containsExactly("variable", "other");
  }

  @Test
  void letsNobodyTypeThem() {
    assertThatThrownBy(() -> lost(Map.of("weight", 9)))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.computed");
  }

  @Test
  void followsARelatedRecordUnlessFrozen() {
    String customer = customer("Li Na", "13800000001", null);
    RecordView lost = lost(Map.of("customer", customer));
    assertThat(lost.data()).containsEntry("customerPhone", "13800000001");

    edit("customer", customer, Map.of("phone", "13800000002"));

    assertThat(view(lost).data())
        .containsEntry("customerPhone", "13800000002")
        .containsEntry("phoneThen", "13800000001");
    assertThat(records.history(root(), lost.key(), lost.id()).getFirst().kind())
        .isEqualTo("followed");
    String other = customer("Wang", "13800000003", null);
    edit("lost", lost.id(), Map.of("customer", other));
    assertThat(view(lost).data())
        .containsEntry("customerPhone", "13800000003")
        .containsEntry("phoneThen", "13800000003");
  }

  @Test
  void keepsRollUpsInStep() {
    String customer = customer("Li Na", "13800000001", null);
    assertThat(record("customer", customer).data()).containsEntry("calls", 0L);

    RecordView first =
        lost(
            Map.of(
                "customer",
                customer,
                "amount",
                100,
                "day",
                "2026-02-03",
                "causes",
                List.of("price")));
    lost(Map.of("customer", customer, "amount", 50, "day", "2026-02-01"));

    assertThat(record("customer", customer).data())
        .containsEntry("calls", 2L)
        .containsEntry("hot", 1L)
        .containsEntry("offered", new BigDecimal("150.00"))
        .containsEntry("highest", new BigDecimal("100.00"))
        .containsEntry("last", new BigDecimal("100.00"))
        .containsEntry("mean", new BigDecimal("75.00"))
        .containsEntry("lastDay", java.time.LocalDate.of(2026, 2, 3));

    edit("lost", first.id(), Map.of("amount", 70, "causes", List.of("service")));
    assertThat(record("customer", customer).data())
        .containsEntry("hot", 0L)
        .containsEntry("offered", new BigDecimal("120.00"));

    String other = customer("Wang", "13800000003", null);
    edit("lost", first.id(), Map.of("customer", other));
    assertThat(record("customer", customer).data()).containsEntry("calls", 1L);
    assertThat(record("customer", other).data()).containsEntry("calls", 1L);

    records.handle(root(), new Command.Delete(shop.form("lost"), first.id(), shop.act()));
    assertThat(record("customer", other).data()).containsEntry("calls", 0L);
  }

  @Test
  void showsNoMoreThanThereIsToBeSeenThere() {
    String granted = "  - {form: lost, actions: [create, read], scope: all}\n";
    shops.republish(shop, "role", "consultant", Shop.text("consultant.role.yaml").concat(granted));
    Actor mira = shop.actor("mira");
    String customer = customer("Li Na", "13800000001", null);
    edit("customer", customer, Map.of("idNumber", "110101199003071234"));
    RecordView lost = lost(Map.of("customer", customer));

    RecordView seen = records.get(mira, lost.key(), lost.id());

    assertThat(lost.data()).containsEntry("idThere", "110101199003071234");
    assertThat(seen.data().get("idThere")).isNotEqualTo("110101199003071234");
    assertThat(seen.data()).containsEntry("customerPhone", "13800000001");
    var asking =
        RecordQuery.all(lost.key()).where(Condition.of("idThere", Operator.STARTS_WITH, "1101"));
    assertThatThrownBy(() -> records.query(mira, asking))
        .hasMessageContaining("record.query.field-forbidden");
  }

  @Test
  void countsAllOfManyWrittenAtOnce() throws Exception {
    String customer = customer("Li Na", "13800000001", null);
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        running.add(threads.submit(() -> lost(Map.of("customer", customer, "amount", 10))));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }

    assertThat(record("customer", customer).data())
        .containsEntry("calls", 24L)
        .containsEntry("offered", new BigDecimal("240.00"));
  }

  @Test
  void offersWhatTheRestOfTheRecordLeaves() {
    assertThat(options("cause", Map.of())).containsExactly("money", "people");
    assertThat(options("detail", Map.of("cause", "money"))).containsExactly("price");
    assertThat(options("detail", Map.of())).isEmpty();
    assertThat(
            records.options(
                root(),
                new Offered(
                    shop.form("lost"), null, Map.of(), "lines.sub", Map.of("top", "people"))))
        .extracting(Option::key)
        .containsExactly("service");
  }

  @Test
  void offersInARowWhatFollowsFromItsOtherCells() {
    assertThat(
            records.options(
                root(),
                new Offered(
                    shop.form("lost"), null, Map.of(), "lines.alike", Map.of("top", "money"))))
        .extracting(Option::key)
        .containsExactly("money", "price");
    lost(Map.of("lines", List.of(Map.of("top", "money", "alike", "price"))));
    refused(
        Map.of("lines", List.of(Map.of("top", "money", "alike", "service"))),
        "record.field.not-offered");
  }

  @Test
  void refusesOnEveryWayWhatIsNotOffered() {
    refused(Map.of("cause", "money", "detail", "service"), "record.field.not-offered");
    refused(Map.of("detail", "service"), "record.field.not-offered");
    refused(
        Map.of("lines", List.of(Map.of("top", "money", "sub", "service"))),
        "record.field.not-offered");
    refused(Map.of("causes", List.of("gone")), "record.field.option-inactive");

    RecordView lost = lost(Map.of("cause", "money", "detail", "price"));
    assertThatThrownBy(() -> edit("lost", lost.id(), Map.of("cause", "people")))
        .hasMessageContaining("record.field.not-offered");
  }

  @Test
  void choosesAmongRelatedRecordsThatFit() {
    String near = customer("Near", "13800000001", "East");
    String far = customer("Far", "13800000002", "West");

    assertThat(offered(Map.of("city", "East"))).containsExactly(near);
    assertThat(offered(Map.of())).isEmpty();
    lost(Map.of("city", "East", "customer", near));
    refused(Map.of("city", "East", "customer", far), "record.relation.not-offered");

    RecordView lost = lost(Map.of("city", "West", "customer", far));
    assertThatThrownBy(() -> edit("lost", lost.id(), Map.of("city", "East")))
        .hasMessageContaining("record.relation.not-offered");
  }

  @Test
  void listsTheRecordsThatPointToOne() {
    String customer = customer("Li Na", "13800000001", null);
    RecordView lost = lost(Map.of("customer", customer, "amount", 10));
    lost(Map.of("customer", customer("Wang", "13800000002", null)));

    List<RelatedRecords> related = records.related(root(), shop.form("customer"), customer);

    assertThat(related).hasSize(1);
    assertThat(related.getFirst().page().rows())
        .extracting(RecordPage.Row::id)
        .containsExactly(lost.id());
    assertThat(related.getFirst().columns())
        .extracting(FieldKey::value)
        .containsExactly("amount", "day");
    assertThat(related.getFirst().canCreate()).isTrue();
    assertThat(related.getFirst().canLink()).as("no public form").isFalse();
    assertThat(records.related(shop.actor("mira"), shop.form("customer"), customer))
        .as("without a grant on the other form")
        .isEmpty();
  }

  @Test
  void offersALinkWhereWhoeverAsksMayHandOneOut() {
    String open = LOST.replace("title: Lost\n", "title: Lost\npublic: {fields: [city]}\n");
    String listedOnly = "listed: {title: Losses, readOnly: true, columns";
    shops.republish(
        shop, "form", "lost", open.replace("listed: {title: Losses, columns", listedOnly));
    String customer = customer("Li Na", "13800000001", null);

    RelatedRecords mine = records.related(root(), shop.form("customer"), customer).getFirst();

    assertThat(mine.canLink()).isTrue();
    assertThat(mine.canCreate()).as("new ones come by links alone").isFalse();

    shops.republish(
        shop,
        "role",
        "consultant",
        Shop.text("consultant.role.yaml")
            .concat("  - {form: lost, actions: [read], scope: all}\n"));
    assertThat(records.related(shop.actor("mira"), shop.form("customer"), customer).getFirst())
        .as("without the right to create")
        .returns(false, RelatedRecords::canLink);
  }

  private void refused(Map<String, Object> data, String code) {
    assertThatThrownBy(() -> lost(data)).hasMessageContaining(code);
  }

  private List<String> options(String field, Map<String, ?> typed) {
    return records
        .options(root(), new Offered(shop.form("lost"), null, typed, field, Map.of()))
        .stream()
        .map(Option::key)
        .toList();
  }

  private List<String> offered(Map<String, ?> typed) {
    var asked = new Offered(shop.form("lost"), null, typed, "customer", Map.of());
    return records.choose(root(), asked, "", 50).stream().map(RelationChoice::id).toList();
  }

  private List<String> found(Condition condition) {
    return records
        .query(root(), RecordQuery.all(shop.form("lost")).where(condition))
        .rows()
        .stream()
        .map(RecordPage.Row::id)
        .toList();
  }

  /** A customer of Mira's store. */
  private String customer(String name, String phone, String city) {
    Map<String, Object> data =
        city == null
            ? Map.of("name", name, "phone", phone)
            : Map.of("name", name, "phone", phone, "city", city);
    return records
        .handle(
            shop.actor("mira"), new Command.Create(shop.form("customer"), data, true, shop.act()))
        .id();
  }

  private RecordView lost(Map<String, Object> data) {
    return records.handle(root(), new Command.Create(shop.form("lost"), data, true, shop.act()));
  }

  private RecordView edit(String form, String id, Map<String, Object> changes) {
    return records.handle(root(), new Command.Edit(shop.form(form), id, changes, shop.act()));
  }

  private RecordView record(String form, String id) {
    return records.get(root(), shop.form(form), id);
  }

  private RecordView view(RecordView record) {
    return records.get(root(), record.key(), record.id());
  }

  private Actor root() {
    return shop.actor("root");
  }
}
