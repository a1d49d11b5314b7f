package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.Command;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.rules.Comparison;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random questions about random records, answered by the store and by a slow, obvious reference.
 */
@EngineTest
class FiguresAgainstAReferenceTest {

  private static final int RECORDS = 150;
  private static final int QUESTIONS = 400;

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

  /** Whose customers each of them may read. */
  private static final Map<String, Set<String>> CUSTOMERS =
      Map.of(
          "mira", Set.of("mira", "sun"),
          "sun", Set.of("sun"),
          "wang", Set.of("mira", "sun"),
          "otto", Set.of("otto", "wei"),
          "wei", Set.of("wei"),
          "root", Set.copyOf(SELLERS));

  private record Customer(String seller, Map<String, Object> data) {}

  /**
   * What counts: a sale, or one row of it.
   *
   * @param customers those that the reader may see
   */
  private record Sale(
      String seller,
      RecordView record,
      Map<String, Object> system,
      Map<?, ?> row,
      Map<String, Customer> customers) {

    @Nullable Object value(String path) {
      List<String> steps = List.of(path.split("\\."));
      boolean inRow = steps.getFirst().equals("lines");
      Object value = inRow ? row.get(steps.get(1)) : own(steps.getFirst());
      for (String step : steps.subList(inRow ? 2 : 1, steps.size())) {
        Customer customer = value == null ? null : customers.get(value.toString());
        value = customer == null ? null : customer.data().get(step);
      }
      return value;
    }

    private @Nullable Object own(String field) {
      return system.containsKey(field) ? system.get(field) : record.data().get(field);
    }

    Sale seenBy(String who) {
      var seen = new HashMap<>(customers);
      seen.values()
          .removeIf(each -> !Objects.requireNonNull(CUSTOMERS.get(who)).contains(each.seller()));
      return new Sale(seller, record, system, row, seen);
    }

    Stream<Sale> rows() {
      return record.data().get("lines") instanceof List<?> rows
          ? rows.stream().map(each -> new Sale(seller, record, system, (Map<?, ?>) each, customers))
          : Stream.empty();
    }
  }

  @Autowired Sales allSales;
  @Autowired RecordFigures figures;
  @Autowired RecordService records;
  @Autowired ZoneId zone;

  @Test
  void agreesWithTheReference() {
    long seed = 20260302;
    var random = new Random(seed);
    Sales.Opened shop = allSales.open();
    var customers = customers(shop, random);
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < RECORDS; i++) {
      sales.add(sale(shop, random, customers));
    }
    for (int i = 0; i < QUESTIONS; i++) {
      String who = any(random, List.copyOf(REACH.keySet()));
      Actor actor = shop.actor(who);
      Aggregation question = question(shop, random, !who.equals("wang"));

      List<AggregateRow> rows = figures.of(actor, question);

      var visible =
          sales.stream()
              .filter(sale -> isVisible(sale, who))
              .map(sale -> sale.seenBy(who))
              .flatMap(sale -> question.rows() == null ? Stream.of(sale) : sale.rows())
              .toList();
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

  private Map<String, Customer> customers(Sales.Opened shop, Random random) {
    shop.publish("form", "customer", CUSTOMER);
    shop.publish(
        "role",
        "supervisor",
        Sales.role("supervisor", "department-tree", "")
            .replace("[create, read], scope: store", "[create, read], scope: own"));
    var customers = new HashMap<String, Customer>();
    for (int i = 0; i < 24; i++) {
      String seller = any(random, SELLERS);
      var data = new HashMap<String, Object>();
      data.put("name", "C" + i);
      maybe(random, data, "source", any(random, List.of("walkIn", "web", "friend")));
      maybe(random, data, "income", BigDecimal.valueOf(random.nextInt(50_000_000), 2));
      maybe(random, data, "since", LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700)));
      maybe(random, data, "likes", any(random, List.of(List.of("a"), List.of("b", "a"))));
      List<String> own =
          customers.entrySet().stream()
              .filter(each -> each.getValue().seller().equals(seller))
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      if (!own.isEmpty()) {
        maybe(random, data, "referrer", any(random, own));
      }
      var command = new Command.Create(shop.key("customer"), data, true, shop.shop.act());
      customers.put(records.handle(shop.actor(seller), command).id(), new Customer(seller, data));
    }
    return customers;
  }

  private static final String CUSTOMER =
      """
      key: customer
      title: Customer
      summary: [name]
      sections:
        - key: main
          title: Main
          fields:
            - {key: name, type: text, title: Name}
            - {key: source, type: choice, title: Source, options: [{key: walkIn, title: W}, {key: web, title: O}, {key: friend, title: F}]}
            - {key: income, type: money, title: Income}
            - {key: since, type: date, title: Since}
            - {key: likes, type: multi-choice, title: Likes, options: [{key: a, title: A}, {key: b, title: B}]}
            - {key: referrer, type: relation, title: Referrer, form: customer}
      """;

  private static Sale sale(Sales.Opened shop, Random random, Map<String, Customer> customers) {
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
    maybe(
        random, data, "tags", any(random, List.of(List.of("a"), List.of("b"), List.of("b", "a"))));
    maybe(
        random,
        data,
        "paidAt",
        Instant.parse("2025-03-01T00:00:00Z").plusSeconds(random.nextInt(9_000_000)).toString());
    List<String> own =
        customers.entrySet().stream()
            .filter(each -> each.getValue().seller().equals(seller))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!own.isEmpty()) {
      maybe(random, data, "customer", any(random, own));
    }
    var lines = new ArrayList<Map<String, Object>>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var line = new HashMap<String, Object>();
      maybe(random, line, "item", any(random, List.of("mat", "film", "hook")));
      maybe(random, line, "pieces", random.nextInt(1, 9));
      maybe(random, line, "worth", BigDecimal.valueOf(random.nextInt(90_000), 2));
      if (!own.isEmpty()) {
        maybe(random, line, "fitter", any(random, own));
      }
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      data.put("lines", lines);
    }
    Instant at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));
    RecordView record = shop.sale(seller, at, data, random.nextInt(5) > 0);
    Map<String, Object> system = new HashMap<>();
    system.put("createdAt", at);
    system.put("createdBy", "p-" + seller);
    system.put("state", record.state().word());
    system.put("store", seller.equals("otto") || seller.equals("wei") ? "west" : "east");
    return new Sale(seller, record, system, Map.of(), customers);
  }

  private static void maybe(Random random, Map<String, Object> data, String key, Object value) {
    if (random.nextInt(4) > 0) {
      data.put(key, value);
    }
  }

  private static Aggregation question(Sales.Opened shop, Random random, boolean cost) {
    boolean rows = random.nextInt(4) == 0;
    var groups = new ArrayList<Aggregation.Group>();
    for (int i = random.nextInt(4); i > 0; i--) {
      groups.add(rows && random.nextBoolean() ? ofRow(random) : group(random));
    }
    var measures = new ArrayList<Measure>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      Measure measure =
          rows && random.nextBoolean()
              ? new Measure.Sum(RecordPath.of(any(random, List.of("lines.pieces", "lines.worth"))))
              : measure(random, cost);
      measures.add(random.nextInt(4) > 0 ? measure : new Measure.Filtered(measure, filter(random)));
    }
    var order = new ArrayList<Aggregation.Order>();
    for (int i = random.nextInt(3); i > 0; i--) {
      int column = random.nextInt(groups.size() + measures.size());
      order.add(new Aggregation.Order(column, random.nextBoolean()));
    }
    Condition filter =
        rows && random.nextBoolean() ? path("lines.item", Operator.EQ, "mat") : filter(random);
    return new Aggregation(
        shop.key("sale"),
        filter,
        groups,
        measures,
        order,
        random.nextInt(1, 30),
        SystemField.Part.RECORD,
        rows ? FieldKey.of("lines") : null,
        !groups.isEmpty() && random.nextInt(3) == 0);
  }

  private static Aggregation.Group ofRow(Random random) {
    return new Aggregation.Group(
        RecordPath.of(any(random, List.of("lines.item", "lines.pieces", "lines.fitter.source"))),
        null);
  }

  private static Condition path(String path, Operator operator, Object value) {
    return Condition.of(RecordPath.of(path).steps(), operator, Operand.of(value));
  }

  private static final List<Aggregation.Range> RANGES =
      List.of(
          new Aggregation.Range(new BigDecimal("1000.50"), LocalizedText.of("low")),
          new Aggregation.Range(new BigDecimal("90000"), LocalizedText.EMPTY),
          new Aggregation.Range(null, LocalizedText.EMPTY));

  private static Aggregation.Group group(Random random) {
    return switch (random.nextInt(9)) {
      case 5 -> new Aggregation.Group(RecordPath.of("customer.since"), any(random, periods()));
      case 6 ->
          new Aggregation.Group(
              RecordPath.of(
                  any(
                      random,
                      List.of(
                          "customer.source",
                          "customer.likes",
                          "customer.referrer.source",
                          "tags"))),
              null);
      case 7 -> new Aggregation.Group(RecordPath.of("price"), null, RANGES);
      case 8 -> new Aggregation.Group(RecordPath.of("customer.income"), null, RANGES);
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
    return switch (random.nextInt(13)) {
      case 7 -> new Measure.Percentile(RecordPath.of(number), any(random, List.of(10, 50, 90)));
      case 8 ->
          new Measure.Distinct(
              RecordPath.of(any(random, List.of("model", "quantity", "customer.source", "price"))));
      case 9 -> new Measure.Sum(RecordPath.of("customer.income"));
      case 10 -> new Measure.Median(RecordPath.of("customer.referrer.income"));
      case 11, 12 ->
          new Measure.Duration(
              RecordPath.of(any(random, List.of("createdAt", "soldOn", "customer.since"))),
              RecordPath.of("paidAt"),
              random.nextBoolean(),
              any(random, TIMES),
              90);
      case 0 -> new Measure.Count(null);
      case 1 -> new Measure.Count(RecordPath.of(any(random, List.of("price", "model", "trade"))));
      case 2 -> new Measure.Average(number);
      case 3 -> new Measure.Least(ordered);
      case 4 -> new Measure.Greatest(ordered);
      case 5 -> new Measure.Median(number);
      default -> new Measure.Sum(number);
    };
  }

  private static final List<Figure> TIMES =
      List.of(Figure.SUM, Figure.AVERAGE, Figure.MEDIAN, Figure.PERCENTILE, Figure.LEAST);

  private static Condition filter(Random random) {
    return switch (random.nextInt(12)) {
      case 5 -> path("customer.source", Operator.EQ, "web");
      case 6 -> path("customer.source", Operator.NE, "web");
      case 7 -> Condition.none(path("customer.income", Operator.GTE, 100_000L));
      case 8 ->
          Condition.any(
              path("customer.referrer.source", Operator.EMPTY, ""),
              Condition.of("channel", Operator.EQ, "web"));
      case 9 -> path("customer.since", Operator.LT, "2025-01-01");
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
        keys(sale, question)
            .forEach(key -> groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(sale));
      }
    }
    var rows =
        groups.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue(), question))
            .sorted(order(question))
            .toList();
    var answer = new ArrayList<>(rows.stream().limit(question.limit()).toList());
    if (question.rest() && rows.size() > question.limit()) {
      int width = question.groups().size();
      var behind = new ArrayList<Sale>();
      rows.stream()
          .skip(question.limit())
          .forEach(row -> behind.addAll(groups.get(row.subList(0, width))));
      answer.add(row(Collections.nCopies(width, AggregateRow.REST), behind, question));
    }
    return answer.stream()
        .map(row -> row.stream().map(FiguresAgainstAReferenceTest::plain).toList())
        .toList();
  }

  private List<Object> row(List<? extends Object> key, List<Sale> sales, Aggregation question) {
    var row = new ArrayList<Object>(key);
    question.measures().forEach(measure -> row.add(measured(measure, sales)));
    return row;
  }

  private boolean matches(Condition condition, Sale sale) {
    var context =
        EvaluationContext.at(Instant.EPOCH, zone, (_, _) -> null)
            .withData(sale.record().data())
            .withSystem(sale.system());
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(each -> matches(each, sale));
      case Condition.Any(var parts) -> parts.stream().anyMatch(each -> matches(each, sale));
      case Condition.None(var parts) -> parts.stream().noneMatch(each -> matches(each, sale));
      case Condition.Along along -> {
        Object value = sale.value(along.path());
        ValueKind kind = value == null ? ValueKind.TEXT : ValueKind.of(value);
        yield Comparison.of(along.that(), kind, context).holds(value);
      }
      case Condition.Compare _, Condition.Script _ -> ConditionEvaluator.test(condition, context);
    };
  }

  /** One key for each combination of values where there are several. */
  private List<List<Object>> keys(Sale sale, Aggregation question) {
    List<List<Object>> keys = List.of(List.of());
    for (Aggregation.Group group : question.groups()) {
      Object value = sale.value(group.field().toString());
      var values = new ArrayList<Object>();
      if (value instanceof List<?> several) {
        values.addAll(several);
      } else {
        values.add(key(value, group));
      }
      keys =
          keys.stream()
              .flatMap(key ->
                  values.stream()
                      .map(each -> {
                        var longer = new ArrayList<>(key);
                        longer.add(each);
                        return (List<Object>) longer;
                      }))
              .toList();
    }
    return keys;
  }

  private Object key(Object value, Aggregation.Group group) {
    if (!group.ranges().isEmpty()) {
      if (value == null) {
        return null;
      }
      BigDecimal number = new BigDecimal(value.toString());
      return number.compareTo(new BigDecimal("1000.50")) < 0
          ? 0L
          : number.compareTo(new BigDecimal("90000")) < 0 ? 1L : 2L;
    }
    LocalDate day =
        switch (value) {
          case Instant moment -> moment.atZone(zone).toLocalDate();
          case LocalDate date -> date;
          case null, default -> null;
        };
    Period period = group.period();
    return day == null ? value : period == null ? day.toString() : period.of(day);
  }

  private Object measured(Measure measure, List<Sale> all) {
    if (measure instanceof Measure.Filtered(var inner, var filter)) {
      return measured(inner, all.stream().filter(sale -> matches(filter, sale)).toList());
    }
    if (measure instanceof Measure.Duration duration) {
      return lasted(duration, all);
    }
    return measured(measure, all, digits(measure));
  }

  private static int digits(Measure measure) {
    return measure.field() != null && measure.field().toString().equals("rate") ? 3 : 2;
  }

  private Object lasted(Measure.Duration duration, List<Sale> sales) {
    var millis =
        sales.stream()
            .map(sale -> {
              Instant from = moment(sale.value(duration.field().toString()));
              Instant to = moment(sale.value(duration.to().toString()));
              return from == null || to == null || to.isBefore(from)
                  ? null
                  : (Object) BigDecimal.valueOf(to.toEpochMilli() - from.toEpochMilli());
            })
            .filter(Objects::nonNull)
            .toList();
    BigDecimal hour = BigDecimal.valueOf(3_600_000);
    BigDecimal sum =
        millis.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (duration.figure() == Figure.SUM) {
      return plain(sum.divide(hour, 2, RoundingMode.HALF_UP));
    }
    if (millis.isEmpty()) {
      return null;
    }
    return plain(
        switch (duration.figure()) {
          case AVERAGE ->
              sum.divide(hour.multiply(BigDecimal.valueOf(millis.size())), 2, RoundingMode.HALF_UP);
          case MEDIAN -> percentile(millis, 50).divide(hour, 2, RoundingMode.HALF_UP);
          case PERCENTILE -> percentile(millis, 90).divide(hour, 2, RoundingMode.HALF_UP);
          default -> percentile(millis, 0).divide(hour, 2, RoundingMode.HALF_UP);
        });
  }

  private @Nullable Instant moment(@Nullable Object value) {
    return value instanceof LocalDate day ? day.atStartOfDay(zone).toInstant() : (Instant) value;
  }

  private static BigDecimal percentile(List<Object> values, int percent) {
    var sorted = values.stream().map(value -> new BigDecimal(value.toString())).sorted().toList();
    double rank = percent * (sorted.size() - 1) / 100.0;
    int low = (int) Math.floor(rank + 1e-9);
    BigDecimal part =
        BigDecimal.valueOf(percent)
            .multiply(BigDecimal.valueOf(sorted.size() - 1L))
            .movePointLeft(2)
            .subtract(BigDecimal.valueOf(low));
    return low + 1 < sorted.size()
        ? sorted.get(low).add(sorted.get(low + 1).subtract(sorted.get(low)).multiply(part))
        : sorted.get(low);
  }

  private static Object measured(Measure measure, List<Sale> sales, int digits) {
    var values =
        measure.field() == null
            ? List.of()
            : sales.stream()
                .map(sale -> sale.value(measure.field().toString()))
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
      case Measure.Average _ ->
          values.isEmpty()
              ? null
              : plain(sum.divide(BigDecimal.valueOf(values.size()), digits, RoundingMode.HALF_UP));
      case Measure.Median _ ->
          values.isEmpty()
              ? null
              : plain(percentile(values, 50).setScale(digits, RoundingMode.HALF_UP));
      case Measure.Percentile(_, var percent) ->
          values.isEmpty()
              ? null
              : plain(percentile(values, percent).setScale(digits, RoundingMode.HALF_UP));
      case Measure.Distinct _ ->
          plain(values.stream().map(FiguresAgainstAReferenceTest::plain).distinct().count());
      case Measure.Least _ ->
          plain(values.stream().min(FiguresAgainstAReferenceTest::compare).orElse(null));
      case Measure.Greatest _ ->
          plain(values.stream().max(FiguresAgainstAReferenceTest::compare).orElse(null));
      case Measure.Filtered _, Measure.Duration _ -> throw new IllegalStateException();
    };
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
