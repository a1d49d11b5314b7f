package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.formwork.EngineTest;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.Command;
import dev.formwork.records.Counting;
import dev.formwork.records.Period;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordService;
import dev.formwork.records.internal.counters.CounterTurns;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What dashboards show is counted write by write, and is what the records say. */
@EngineTest
@TestPropertySource(properties = {"formwork.counters.from=0", "formwork.counters.settling=PT0S"})
class CountingOnDashboardsTest {

  private static final String BOARD =
      """
      key: board
      title: Board
      filters:
        - {key: sold, form: sale, field: soldOn}
        - {key: channel, form: sale, field: channel}
      tiles:
        - {key: all, title: All, report: figures, kind: table}
      """;

  private static final String BY_MODEL =
      """
      dimensions: [{key: model, field: model}]
      measures:
        - {key: sales, title: Sales, kind: count}
        - {key: total, title: Total, kind: sum, field: price}
        - {key: mean, title: Mean, kind: avg, field: price}
        - {key: web, title: Web, kind: count, filter: {field: channel, op: eq, value: web}, hidden: true}
        - {key: rate, title: Rate, kind: ratio, of: web, per: sales}
        - {key: part, title: Part, kind: share, of: sales}
      """;

  @Autowired Sales allSales;
  @Autowired ReportService reports;
  @Autowired RecordFigures figures;
  @Autowired RecordService records;
  @Autowired CounterTurns turns;
  @Autowired MongoDatabase database;

  Sales.Opened sales;

  @BeforeEach
  void open() {
    sales = allSales.open();
    sales.figures(BY_MODEL);
    sales.publish("dashboard", "board", BOARD);
    sell("mira", "E5", "web", "100.50");
    sell("mira", "E5", "shop", "7");
    sell("otto", "E7", "web", "20");
  }

  private void sell(String seller, String model, String channel, String price) {
    sales.sale(
        seller,
        "2026-03-01T04:00:00Z",
        Map.of("model", model, "channel", channel, "price", price, "soldOn", "2026-03-01"));
  }

  /** Asks, and asks again when what was missing is built. */
  private ReportResult counted(String who, Condition filter) {
    reports.run(sales.actor(who), sales.key("figures"), filter);
    turns.turn();
    return reports.run(sales.actor(who), sales.key("figures"), filter);
  }

  private static List<List<Object>> shown(ReportResult result) {
    return result.rows().stream()
        .map(row -> {
          var cells = new ArrayList<Object>();
          row.groups().forEach(label -> cells.add(String.valueOf(label.value())));
          row.values().forEach(value -> cells.add(String.valueOf(value)));
          return (List<Object>) cells;
        })
        .toList();
  }

  private List<Document> counters() {
    Document of =
        database
            .getCollection("counters")
            .find(Filters.eq("_id", sales.key("sale").toString()))
            .first();
    return of == null ? List.of() : of.getList("counters", Document.class);
  }

  private List<String> states() {
    return counters().stream().map(each -> each.getString("state")).distinct().toList();
  }

  /** Makes every cell tell nonsense, so that whoever reads it is found out. */
  private void spoil() {
    for (Document each : counters()) {
      database
          .getCollection("counter-cells")
          .updateMany(Filters.eq("counter", each.getString("key")), Updates.set("records", 1_000L));
    }
  }

  @Test
  void tellsWhatTheRecordsSay() {
    ReportResult before = reports.run(sales.actor("root"), sales.key("figures"), Condition.ALWAYS);

    ReportResult result = counted("root", Condition.ALWAYS);

    assertThat(states()).containsExactly("ready");
    assertThat(shown(result)).isEqualTo(shown(before));
    assertThat(shown(result))
        .containsExactly(
            List.of("E5", "2", "107.50", "53.75", "0.5000", "0.6667"),
            List.of("E7", "1", "20.00", "20.00", "1.0000", "0.3333"));
  }

  @Test
  void readsNoRecordsWhereACounterTells() {
    counted("root", Condition.ALWAYS);

    spoil();

    assertThat(reports.run(sales.actor("root"), sales.key("figures"), Condition.ALWAYS).rows())
        .first()
        .satisfies(row -> assertThat(row.values().getFirst()).isEqualTo(1_000L));
  }

  @Test
  void showsAChangeWhenItsWriteIsAnswered() {
    counted("root", Condition.ALWAYS);

    sell("otto", "E9", "web", "1");

    assertThat(shown(reports.run(sales.actor("root"), sales.key("figures"), Condition.ALWAYS)))
        .contains(List.of("E9", "1", "1.00", "1.00", "1.0000", "0.2500"));
  }

  @Test
  void countsADepartmentOrStoreByItself() {
    assertThat(shown(counted("sun", Condition.ALWAYS)))
        .containsExactly(List.of("E5", "2", "107.50", "53.75", "0.5000", "1.0000"));
    assertThat(states()).containsExactly("ready");
    assertThat(shown(counted("wang", Condition.ALWAYS)))
        .containsExactly(List.of("E5", "2", "107.50", "53.75", "0.5000", "1.0000"));
    assertThat(shown(counted("wei", Condition.ALWAYS)))
        .containsExactly(List.of("E7", "1", "20.00", "20.00", "1.0000", "1.0000"));
    spoil();
    assertThat(shown(reports.run(sales.actor("wei"), sales.key("figures"), Condition.ALWAYS)))
        .first()
        .satisfies(row -> assertThat(row).contains("1000"));
  }

  @Test
  void countsTheRecordsOfWhoSeesOnlyHisOwn() {
    assertThat(shown(counted("mira", Condition.ALWAYS)))
        .containsExactly(List.of("E5", "2", "107.50", "53.75", "0.5000", "1.0000"));
    assertThat(counters()).isEmpty();
  }

  @Test
  void addsTheDraftsOfWhoAsks() {
    counted("sun", Condition.ALWAYS);

    sales.sale("sun", Instant.parse("2026-03-01T04:00:00Z"), Map.of("model", "E5"), false);

    assertThat(shown(reports.run(sales.actor("sun"), sales.key("figures"), Condition.ALWAYS)))
        .first()
        .satisfies(row -> assertThat(row.get(1)).isEqualTo("3"));
    assertThat(shown(reports.run(sales.actor("wang"), sales.key("figures"), Condition.ALWAYS)))
        .first()
        .satisfies(row -> assertThat(row.get(1)).isEqualTo("2"));
  }

  @Test
  void isNarrowedByTheFiltersOfItsPage() {
    var march =
        Condition.all(
            Condition.of("soldOn", Operator.GTE, "2026-03-01"),
            Condition.of("soldOn", Operator.LT, "2026-04-01"));

    ReportResult result = counted("root", march);

    assertThat(result.rows()).hasSize(2);
    assertThat(states()).containsExactly("ready");
    spoil();
    assertThat(shown(reports.run(sales.actor("root"), sales.key("figures"), march)))
        .first()
        .satisfies(row -> assertThat(row).contains("1000"));
  }

  @Test
  void countsTheRecordsWhereSomethingElseNarrowsIt() {
    counted("root", Condition.of("trade", Operator.EQ, true));

    assertThat(counters()).isEmpty();
  }

  @Test
  void countsTheRecordsForWhatDoesNotAddUp() {
    sales.figures("measures: [{key: middle, title: Middle, kind: median, field: price}]");

    counted("root", Condition.ALWAYS);

    assertThat(counters()).isEmpty();
  }

  @Test
  void keepsNoCounterForWhatNoDashboardShows() {
    sales.publish("report", "other", "key: other\ntitle: Other\nform: sale\n" + BY_MODEL);
    sales.publish("dashboard", "board", BOARD.replace("report: figures", "report: other"));

    counted("root", Condition.ALWAYS);

    assertThat(counters()).isEmpty();
  }

  @Test
  void countsAnewWhatAReleaseHasChanged() {
    counted("root", Condition.ALWAYS);
    Set<String> before = keys();
    sales.figures(
        """
        filter: {field: channel, op: eq, value: shop}
        dimensions: [{key: model, field: model}]
        measures: [{key: sales, title: Sales, kind: count}]
        """);

    assertThat(shown(counted("root", Condition.ALWAYS))).containsExactly(List.of("E5", "1"));
    assertThat(keys()).hasSizeGreaterThan(before.size()).containsAll(before);
  }

  private Set<String> keys() {
    return Set.copyOf(counters().stream().map(each -> each.getString("key")).toList());
  }

  // --- Against the records -----------------------------------------------------------------------

  private static final List<String> SELLERS = List.of("mira", "sun", "otto", "wei");

  @Test
  void agreesWithTheRecordsAfterAnyWrites() {
    var random = new Random(20261128);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      write(random, ids);
    }
    var questions = new ArrayList<Aggregation>();
    for (int i = 0; i < 30; i++) {
      questions.add(question(random));
    }
    for (int round = 0; round < 5; round++) {
      for (Aggregation question : questions) {
        for (String who : List.of("root", "sun", "wang", "mira")) {
          var counting = new Counting(question.filter(), NARROWED);
          Instant now = Instant.now();
          Aggregation asked = random.nextBoolean() ? question : question.where(narrower(random));
          assertThat(plain(figures.of(sales.actor(who), asked, counting, now)))
              .as("round %d, %s: %s", round, who, asked)
              .isEqualTo(plain(figures.of(sales.actor(who), asked, now)));
        }
      }
      turns.turn();
      for (int i = 0; i < 25; i++) {
        write(random, ids);
      }
    }
    assertThat(states()).contains("ready").doesNotContain("off");
    assertThat(counters()).hasSizeGreaterThan(10);
    assertThat(counters()).allSatisfy(each -> assertThat(each.getInteger("wrong")).isZero());
  }

  private static final Set<FieldKey> NARROWED =
      Set.of(FieldKey.of("soldOn"), FieldKey.of("channel"), FieldKey.of("paidAt"));

  private void write(Random random, List<String> ids) {
    QualifiedKey form = sales.key("sale");
    int what = ids.isEmpty() ? 0 : random.nextInt(8);
    if (what < 4) {
      boolean submit = random.nextInt(5) > 0;
      String seller = SELLERS.get(random.nextInt(SELLERS.size()));
      Instant at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(40_000_000));
      String id = sales.sale(seller, at, data(random), submit).id();
      if (submit) {
        ids.add(id); // a draft is nobody else's to change
      }
    } else if (what < 7) {
      String id = ids.get(random.nextInt(ids.size()));
      var changes = new HashMap<String, Object>(data(random));
      records.handle(sales.actor("root"), new Command.Edit(form, id, changes, sales.shop.act()));
    } else {
      String id = ids.remove(random.nextInt(ids.size()));
      records.handle(sales.actor("root"), new Command.Delete(form, id, sales.shop.act()));
    }
  }

  private static Map<String, Object> data(Random random) {
    var data = new HashMap<String, Object>();
    maybe(random, data, "model", any(random, List.of("E5", "E7", "Ö 9", "中型")));
    maybe(random, data, "channel", any(random, List.of("web", "shop")));
    maybe(random, data, "trade", random.nextBoolean());
    maybe(random, data, "quantity", random.nextInt(-3, 9));
    maybe(random, data, "rate", BigDecimal.valueOf(random.nextInt(100_000), 3));
    maybe(random, data, "price", BigDecimal.valueOf(random.nextLong(-1_000, 9_000_000), 2));
    maybe(random, data, "cost", BigDecimal.valueOf(random.nextInt(1_000), random.nextInt(3)));
    maybe(
        random, data, "soldOn", LocalDate.of(2024, 12, 1).plusDays(random.nextInt(90)).toString());
    maybe(
        random, data, "tags", any(random, List.of(List.of("a"), List.of("b"), List.of("b", "a"))));
    maybe(
        random,
        data,
        "paidAt",
        Instant.parse("2025-03-01T00:00:00Z").plusSeconds(random.nextInt(5_000_000)).toString());
    return data;
  }

  private static void maybe(Random random, Map<String, Object> data, String key, Object value) {
    if (random.nextInt(4) > 0) {
      data.put(key, value);
    }
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Aggregation question(Random random) {
    var groups = new ArrayList<Aggregation.Group>();
    for (int i = random.nextInt(3); i > 0; i--) {
      groups.add(group(random));
    }
    var measures = new ArrayList<Measure>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Measure measure =
          any(
              random,
              List.of(
                  new Measure.Count(null),
                  new Measure.Count(RecordPath.of("price")),
                  new Measure.Count(RecordPath.of("tags")),
                  new Measure.Sum(FieldKey.of("price")),
                  new Measure.Sum(FieldKey.of("quantity")),
                  new Measure.Average(FieldKey.of("rate")),
                  new Measure.Average(FieldKey.of("quantity"))));
      measures.add(random.nextInt(4) > 0 ? measure : new Measure.Filtered(measure, filter(random)));
    }
    var order = new ArrayList<Aggregation.Order>();
    if (random.nextBoolean()) {
      int column = random.nextInt(groups.size() + measures.size());
      order.add(new Aggregation.Order(column, random.nextBoolean()));
    }
    return new Aggregation(
        sales.key("sale"),
        filter(random),
        groups,
        measures,
        order,
        random.nextInt(1, 30),
        SystemField.Part.RECORD,
        null,
        random.nextInt(4) == 0);
  }

  private static Aggregation.Group group(Random random) {
    Period period = any(random, List.of(Period.values()));
    return any(
        random,
        List.of(
            new Aggregation.Group(FieldKey.of("model"), null),
            new Aggregation.Group(FieldKey.of("channel"), null),
            new Aggregation.Group(FieldKey.of("trade"), null),
            new Aggregation.Group(FieldKey.of("quantity"), null),
            new Aggregation.Group(FieldKey.of("tags"), null),
            new Aggregation.Group(FieldKey.of("state"), null),
            new Aggregation.Group(FieldKey.of("store"), null),
            new Aggregation.Group(FieldKey.of("createdBy"), null),
            new Aggregation.Group(FieldKey.of("soldOn"), period),
            new Aggregation.Group(FieldKey.of("paidAt"), period),
            new Aggregation.Group(FieldKey.of("createdAt"), period),
            new Aggregation.Group(
                RecordPath.of("price"),
                null,
                List.of(
                    new Aggregation.Range(new BigDecimal("1000.50"), LocalizedText.EMPTY),
                    new Aggregation.Range(new BigDecimal("40000"), LocalizedText.EMPTY),
                    new Aggregation.Range(null, LocalizedText.EMPTY)))));
  }

  private static Condition filter(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Condition.of("channel", Operator.EQ, "web");
      case 1 -> Condition.of("state", Operator.NE, "draft");
      case 2 ->
          Condition.any(
              Condition.of("quantity", Operator.GT, 2L), Condition.of("trade", Operator.EQ, true));
      case 3 -> new Condition.Compare(FieldKey.of("model"), Operator.NOT_EMPTY, Operand.NULL);
      case 4 -> Condition.none(Condition.of("tags", Operator.INCLUDES, "a"));
      default -> Condition.ALWAYS;
    };
  }

  private static Condition narrower(Random random) {
    LocalDate from = LocalDate.of(2024, 12, 1).plusDays(random.nextInt(40));
    return switch (random.nextInt(3)) {
      case 0 ->
          Condition.all(
              Condition.of("soldOn", Operator.GTE, from.toString()),
              Condition.of("soldOn", Operator.LT, from.plusDays(30).toString()));
      case 1 -> Condition.of("channel", Operator.IN, List.of("web", "phone"));
      default -> Condition.of("paidAt", Operator.LTE, from.plusDays(100).toString());
    };
  }

  private static List<List<Object>> plain(List<AggregateRow> rows) {
    return rows.stream()
        .map(row -> {
          var cells = new ArrayList<Object>();
          row.groups().forEach(label -> cells.add(String.valueOf(label)));
          row.values()
              .forEach(value ->
                  cells.add(
                      value instanceof BigDecimal number
                          ? number.stripTrailingZeros().toPlainString()
                          : String.valueOf(value)));
          return (List<Object>) cells;
        })
        .toList();
  }
}
