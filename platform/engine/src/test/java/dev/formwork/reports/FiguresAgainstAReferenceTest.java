package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random questions about random records, answered by the store and by a slow, obvious reference.
 */
@EngineTest
class FiguresAgainstAReferenceTest {

  private static final int RECORDS = 150;
  private static final int QUESTIONS = 250;

  /** Not Wang, whose own view of a sale lacks what it costs. */
  private static final List<String> SELLERS = List.of("mira", "sun", "otto", "wei");

  private static final Map<String, Set<String>> REACH =
      Map.of(
          "mira", Set.of("mira"),
          "sun", Set.of("mira", "sun"),
          "wang", Set.of("mira", "sun"),
          "otto", Set.of("otto"),
          "wei", Set.of("otto", "wei"),
          "root", Set.copyOf(SELLERS));

  private record Sale(String seller, RecordView record, Map<String, Object> system) {
    @Nullable Object value(String field) {
      return system.containsKey(field) ? system.get(field) : record.data().get(field);
    }
  }

  @Autowired Sales allSales;
  @Autowired RecordFigures figures;
  @Autowired ZoneId zone;

  @Test
  void agreesWithTheReference() {
    long seed = 20260302;
    var random = new Random(seed);
    Sales.Opened shop = allSales.open();
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < RECORDS; i++) {
      sales.add(sale(shop, random));
    }
    for (int i = 0; i < QUESTIONS; i++) {
      String who = any(random, List.copyOf(REACH.keySet()));
      Actor actor = shop.actor(who);
      Aggregation question = question(shop, random, !who.equals("wang"));

      List<AggregateRow> rows = figures.of(actor, question);

      var visible = sales.stream().filter(sale -> isVisible(sale, who)).toList();
      assertThat(rows.stream().map(FiguresAgainstAReferenceTest::plain).toList())
          .as("question %d of seed %d for %s: %s", i, seed, who, question)
          .isEqualTo(reference(visible, question));
    }
  }

  private static boolean isVisible(Sale sale, String who) {
    return sale.record().state() == State.DRAFT
        ? sale.seller().equals(who)
        : Objects.requireNonNull(REACH.get(who)).contains(sale.seller());
  }

  // --- Random records and questions --------------------------------------------------------------

  private static Sale sale(Sales.Opened shop, Random random) {
    String seller = any(random, SELLERS);
    var data = new HashMap<String, Object>();
    maybe(random, data, "model", any(random, List.of("E5", "E7", "Ö 9", "中型")));
    maybe(random, data, "channel", any(random, List.of("web", "shop")));
    maybe(random, data, "trade", random.nextBoolean());
    maybe(random, data, "quantity", random.nextInt(-3, 9));
    maybe(random, data, "rate", BigDecimal.valueOf(random.nextInt(100_000), 3));
    maybe(
        random, data, "price", BigDecimal.valueOf(random.nextLong(-1_000, 9_000_000_000_000L), 2));
    maybe(random, data, "cost", BigDecimal.valueOf(random.nextInt(1_000), random.nextInt(3)));
    maybe(
        random, data, "soldOn", LocalDate.of(2024, 11, 1).plusDays(random.nextInt(500)).toString());
    maybe(random, data, "helper", "p-" + any(random, SELLERS));
    Instant at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));
    RecordView record = shop.sale(seller, at, data, random.nextInt(5) > 0);
    Map<String, Object> system = new HashMap<>();
    system.put("createdAt", at);
    system.put("createdBy", "p-" + seller);
    system.put("state", record.state().word());
    system.put("store", seller.equals("otto") || seller.equals("wei") ? "west" : "east");
    return new Sale(seller, record, system);
  }

  private static void maybe(Random random, Map<String, Object> data, String key, Object value) {
    if (random.nextInt(4) > 0) {
      data.put(key, value);
    }
  }

  private static Aggregation question(Sales.Opened shop, Random random, boolean cost) {
    var groups = new ArrayList<Aggregation.Group>();
    for (int i = random.nextInt(4); i > 0; i--) {
      groups.add(group(random));
    }
    var measures = new ArrayList<Measure>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      measures.add(measure(random, cost));
    }
    var order = new ArrayList<Aggregation.Order>();
    for (int i = random.nextInt(3); i > 0; i--) {
      int column = random.nextInt(groups.size() + measures.size());
      order.add(new Aggregation.Order(column, random.nextBoolean()));
    }
    return new Aggregation(
        shop.key("sale"), filter(random), groups, measures, order, random.nextInt(1, 30));
  }

  private static Aggregation.Group group(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Aggregation.Group(FieldKey.of("soldOn"), any(random, periods()));
      case 1 -> new Aggregation.Group(FieldKey.of("createdAt"), any(random, periods()));
      case 2 -> new Aggregation.Group(FieldKey.of("delivery"), any(random, periods()));
      default ->
          new Aggregation.Group(
              FieldKey.of(
                  any(
                      random,
                      List.of(
                          "model",
                          "channel",
                          "trade",
                          "quantity",
                          "helper",
                          "createdBy",
                          "state",
                          "store",
                          "soldOn"))),
              null);
    };
  }

  private static Measure measure(Random random, boolean cost) {
    var numbers =
        cost
            ? List.of("price", "cost", "profit", "rate", "quantity")
            : List.of("price", "rate", "quantity");
    FieldKey number = FieldKey.of(any(random, numbers));
    FieldKey ordered =
        FieldKey.of(any(random, List.of("price", "quantity", "soldOn", "createdAt", "delivery")));
    return switch (random.nextInt(7)) {
      case 0 -> new Measure.Count(null);
      case 1 -> new Measure.Count(FieldKey.of(any(random, List.of("price", "model", "trade"))));
      case 2 -> new Measure.Average(number);
      case 3 -> new Measure.Least(ordered);
      case 4 -> new Measure.Greatest(ordered);
      case 5 -> new Measure.Median(number);
      default -> new Measure.Sum(number);
    };
  }

  private static Condition filter(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Condition.of("price", Operator.GTE, 40_000_000_000L);
      case 1 -> Condition.of("channel", Operator.EQ, "web");
      case 2 -> Condition.none(Condition.of("state", Operator.EQ, "draft"));
      case 3 ->
          Condition.any(
              Condition.of("model", Operator.CONTAINS, "e"),
              Condition.of("soldOn", Operator.LT, "2025-06-01"));
      case 4 -> Condition.of("createdAt", Operator.GTE, "2025-09-01");
      default -> Condition.ALWAYS;
    };
  }

  private static List<Period> periods() {
    return List.of(Period.values());
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  // --- The reference -----------------------------------------------------------------------------

  private List<List<Object>> reference(List<Sale> visible, Aggregation question) {
    var groups = new LinkedHashMap<List<Object>, List<Sale>>();
    if (question.groups().isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (Sale sale : visible) {
      if (matches(question.filter(), sale)) {
        groups.computeIfAbsent(key(sale, question), _ -> new ArrayList<>()).add(sale);
      }
    }
    return groups.entrySet().stream()
        .map(entry -> {
          var row = new ArrayList<Object>(entry.getKey());
          question.measures().forEach(measure -> row.add(measured(measure, entry.getValue())));
          return (List<Object>) row;
        })
        .sorted(order(question))
        .limit(question.limit())
        .map(row -> row.stream().map(FiguresAgainstAReferenceTest::plain).toList())
        .toList();
  }

  private boolean matches(Condition condition, Sale sale) {
    var context =
        EvaluationContext.at(Instant.EPOCH, zone, (_, _) -> null)
            .withData(sale.record().data())
            .withSystem(sale.system());
    return ConditionEvaluator.test(condition, context);
  }

  private List<Object> key(Sale sale, Aggregation question) {
    var key = new ArrayList<Object>();
    for (Aggregation.Group group : question.groups()) {
      Object value = sale.value(group.field().value());
      LocalDate day =
          switch (value) {
            case Instant moment -> moment.atZone(zone).toLocalDate();
            case LocalDate date -> date;
            case null, default -> null;
          };
      Period period = group.period();
      key.add(day == null ? value : period == null ? day.toString() : period.of(day));
    }
    return key;
  }

  private static Object measured(Measure measure, List<Sale> sales) {
    var values =
        measure.field() == null
            ? List.of()
            : sales.stream()
                .map(sale -> sale.value(measure.field().value()))
                .filter(Objects::nonNull)
                .toList();
    BigDecimal sum =
        values.stream()
            .filter(Number.class::isInstance)
            .map(value -> new BigDecimal(value.toString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (measure) {
      case Measure.Count(var field) -> plain(field == null ? sales.size() : values.size());
      case Measure.Sum _ -> plain(sum);
      case Measure.Average(var field) ->
          values.isEmpty()
              ? null
              : plain(
                  sum.divide(
                      BigDecimal.valueOf(values.size()),
                      field.value().equals("rate") ? 3 : 2,
                      RoundingMode.HALF_UP));
      case Measure.Median(var field) ->
          values.isEmpty() ? null : plain(median(values, field.value().equals("rate") ? 3 : 2));
      case Measure.Least _ ->
          plain(values.stream().min(FiguresAgainstAReferenceTest::compare).orElse(null));
      case Measure.Greatest _ ->
          plain(values.stream().max(FiguresAgainstAReferenceTest::compare).orElse(null));
    };
  }

  private static BigDecimal median(List<Object> values, int digits) {
    var sorted = values.stream().map(value -> new BigDecimal(value.toString())).sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half).setScale(digits, RoundingMode.HALF_UP)
        : sorted
            .get(half - 1)
            .add(sorted.get(half))
            .divide(BigDecimal.TWO, digits, RoundingMode.HALF_UP);
  }

  private static Comparator<List<Object>> order(Aggregation question) {
    Comparator<List<Object>> order = (_, _) -> 0;
    for (Aggregation.Order each : question.order()) {
      Comparator<List<Object>> by = (a, b) -> compare(a.get(each.column()), b.get(each.column()));
      order = order.thenComparing(each.descending() ? by.reversed() : by);
    }
    for (int i = 0; i < question.groups().size(); i++) {
      int column = i;
      order = order.thenComparing((a, b) -> compare(a.get(column), b.get(column)));
    }
    return order;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    if (one instanceof Number && other instanceof Number) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
    return ((Comparable<Object>) one).compareTo(other);
  }

  private static List<Object> plain(AggregateRow row) {
    var plain =
        new ArrayList<Object>(
            row.groups().stream()
                .map(Label::value)
                .map(FiguresAgainstAReferenceTest::plain)
                .toList());
    row.values().forEach(value -> plain.add(plain(value)));
    return plain;
  }

  /** Numbers by their value, whatever digits they show. */
  private static Object plain(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros()
        : value;
  }
}
