package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.RecordExport;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever somebody may read: a list, a report, what opens behind its rows and a file all tell him
 * of the same records and fields. Random permissions, random people.
 */
@EngineTest
class SamePersonSameNumbersTest {

  private static final int ROUNDS = 14;
  private static final List<String> PEOPLE = List.of("mira", "sun", "wang", "otto", "wei");
  private static final List<String> SELLERS = List.of("mira", "sun", "otto", "wei");
  private static final List<String> FIELDS = List.of("model", "channel", "trade", "customer");

  private static final List<String> SCOPES =
      List.of(
          "own",
          "department",
          "department-tree",
          "store",
          "all",
          "[own, {condition: {field: channel, op: eq, value: web}}]",
          "{condition: {field: trade, op: ne, value: true}}");

  private static final String PER =
      "dimensions: [{key: by, field: %s}]\nmeasures: [{key: n, title: N, kind: count}]\nlimit: 500\n";

  @Autowired Sales allSales;
  @Autowired ReportService reports;
  @Autowired RecordService records;
  @Autowired RecordExport export;

  @Test
  void listReportDrillAndFileAgree() throws IOException {
    long seed = 20261128;
    var random = new Random(seed);
    Sales.Opened shop = allSales.open();
    var customers = new HashMap<String, String>();
    for (int i = 0; i < 40; i++) {
      String seller = any(random, SELLERS);
      String store = seller.equals("otto") || seller.equals("wei") ? "west" : "east";
      customers.computeIfAbsent(store, _ -> customer(shop, seller));
      var data = new HashMap<String, Object>();
      maybe(random, data, "model", any(random, List.of("E5", "E7")));
      maybe(random, data, "channel", any(random, List.of("web", "shop")));
      maybe(random, data, "trade", random.nextBoolean());
      maybe(random, data, "customer", customers.get(store));
      shop.sale(
          seller, java.time.Instant.parse("2026-03-01T04:00:00Z"), data, random.nextInt(6) > 0);
    }
    for (int round = 0; round < ROUNDS; round++) {
      var roles = new StringBuilder();
      for (String role : List.of("consultant", "supervisor", "manager")) {
        String text = role(role, random);
        roles.append(text);
        shop.publish("role", role, text);
      }
      for (String field : FIELDS) {
        QualifiedKey key = shop.figures(PER.formatted(field));
        String who = any(random, PEOPLE);
        agree(
            shop,
            shop.actor(who),
            key,
            field,
            "%s by %s, seed %d:\n%s".formatted(who, field, seed, roles));
      }
      QualifiedKey key = shop.figures(PER.formatted("customer.name"));
      String who = any(random, PEOPLE);
      agreeOnNames(shop, shop.actor(who), key, "%s, seed %d:\n%s".formatted(who, seed, roles));
    }
  }

  private void agree(Sales.Opened shop, Actor actor, QualifiedKey report, String field, String said)
      throws IOException {
    RecordQuery all = RecordQuery.all(shop.key("sale"));
    boolean open = isOpen(actor, all, field);
    assertThat(reports.mayRun(actor, report)).as(said).isEqualTo(open);
    if (!open) {
      assertThatThrownBy(() -> reports.run(actor, report, Condition.ALWAYS))
          .as(said)
          .isInstanceOf(Refusal.Forbidden.class);
      return;
    }
    Map<Object, Set<String>> listed = new HashMap<>();
    for (RecordPage.Row row : rows(actor, all)) {
      listed.computeIfAbsent(row.data().get(field), _ -> new HashSet<>()).add(row.id());
    }

    var result = reports.run(actor, report, Condition.ALWAYS);

    assertThat(counts(result)).as(said).isEqualTo(sizes(listed));
    for (AggregateRow row : result.rows()) {
      List<@Nullable Object> groups =
          Arrays.asList(row.groups().stream().map(Label::value).toArray());
      RecordQuery drilled = reports.drill(actor, report, Condition.ALWAYS, groups);
      assertThat(rows(actor, drilled).stream().map(RecordPage.Row::id).collect(Collectors.toSet()))
          .as(said)
          .isEqualTo(listed.get(groups.getFirst()));
      assertThat(export.csv(actor, drilled, new StringBuilder()))
          .as(said)
          .isEqualTo(row.values().getFirst());
    }
  }

  /** What lies behind a relation is told as the other form's own page tells it. */
  private void agreeOnNames(Sales.Opened shop, Actor actor, QualifiedKey report, String said) {
    RecordQuery customers = RecordQuery.all(shop.key("customer"));
    boolean open =
        isOpen(actor, RecordQuery.all(shop.key("sale")), "customer")
            && isOpen(actor, customers, "name");
    assertThat(reports.mayRun(actor, report)).as(said).isEqualTo(open);
    if (!open) {
      return;
    }
    Map<String, Object> names = new HashMap<>();
    rows(actor, customers).forEach(row -> names.put(row.id(), row.data().get("name")));
    Map<Object, Set<String>> listed = new HashMap<>();
    for (RecordPage.Row row : rows(actor, RecordQuery.all(shop.key("sale")))) {
      Object customer = row.data().get("customer");
      Object name = customer == null ? null : names.get(customer.toString());
      listed.computeIfAbsent(name, _ -> new HashSet<>()).add(row.id());
    }

    var result = reports.run(actor, report, Condition.ALWAYS);

    assertThat(counts(result)).as(said).isEqualTo(sizes(listed));
    for (AggregateRow row : result.rows()) {
      List<@Nullable Object> groups =
          Arrays.asList(row.groups().stream().map(Label::value).toArray());
      RecordQuery drilled = reports.drill(actor, report, Condition.ALWAYS, groups);
      assertThat(rows(actor, drilled).stream().map(RecordPage.Row::id).collect(Collectors.toSet()))
          .as(said)
          .isEqualTo(listed.get(groups.getFirst()));
    }
  }

  private boolean isOpen(Actor actor, RecordQuery query, String field) {
    try {
      records.query(actor, query.where(Condition.of(field, Operator.NOT_EMPTY, "")));
      return true;
    } catch (Refusal.Invalid | Refusal.Forbidden closed) {
      return false;
    }
  }

  private List<RecordPage.Row> rows(Actor actor, RecordQuery query) {
    RecordPage page = records.query(actor, query.limitedTo(200));
    assertThat(page.next()).isNull();
    return page.rows();
  }

  private static Map<String, Long> counts(ReportResult result) {
    var counts = new TreeMap<String, Long>();
    result
        .rows()
        .forEach(row ->
            counts.put(
                String.valueOf(row.groups().getFirst().value()), (Long) row.values().getFirst()));
    return counts;
  }

  private static Map<String, Long> sizes(Map<Object, Set<String>> listed) {
    var sizes = new TreeMap<String, Long>();
    listed.forEach((key, ids) -> sizes.put(String.valueOf(key), (long) ids.size()));
    return sizes;
  }

  private static String role(String key, Random random) {
    var text = new StringBuilder("key: %1$s\ntitle: %1$s\ngrants:\n".formatted(key));
    text.append("  - {report: figures}\n");
    text.append("  - {form: sale, actions: [create], scope: own}\n");
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      text.append(
          "  - {form: sale, actions: [read, export], scope: %s, fields: {%s}}\n"
              .formatted(any(random, SCOPES), limits(random, FIELDS)));
    }
    if (random.nextInt(5) > 0) {
      text.append(
          "  - {form: customer, actions: [create, read], scope: %s, fields: {%s}}\n"
              .formatted(
                  any(random, SCOPES.subList(0, 5)), limits(random, List.of("name", "phone"))));
    }
    return text.toString();
  }

  private static String limits(Random random, List<String> fields) {
    return fields.stream()
        .filter(_ -> random.nextInt(7) == 0)
        .map(field -> field + ": " + any(random, List.of("hidden", "masked", "read")))
        .collect(Collectors.joining(", "));
  }

  private static String customer(Sales.Opened shop, String seller) {
    return shop.customer(seller, "Customer of " + seller, "1380000000" + SELLERS.indexOf(seller));
  }

  private static void maybe(
      Random random, Map<String, Object> data, String key, @Nullable Object value) {
    if (value != null && random.nextInt(4) > 0) {
      data.put(key, value);
    }
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
