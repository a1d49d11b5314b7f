package dev.formwork.bench.work;

import com.mongodb.client.MongoCollection;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordPath;
import dev.formwork.records.internal.counters.CounterTurns;
import dev.formwork.reports.ReportService;
import dev.formwork.rules.Condition;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Numbers over many vehicle orders: eight reports of a dashboard, and one grouping. */
public final class Figures {

  private static final int BATCH = 500;
  private static final int DAYS = 700;

  /** More than this are copied without what no report looks at. */
  private static final int WHOLE = 100_000;

  private static final int MOST_TURNS = 3_000;

  private static final List<String> DASHBOARD =
      List.of(
          "order-figures",
          "orders-under-review",
          "orders-by-month",
          "orders-by-state",
          "orders-by-channel",
          "orders-by-payment",
          "orders-by-consultant",
          "orders-by-model");

  private final IdSource ids;
  private final Engine engine;
  private final Orders work;
  private final ReportService reports;
  private final RecordFigures figures;
  private final Actor manager;
  private final MongoCollection<Document> orders;
  private final Document example;
  private final Instant now;
  private final ZoneId zone;
  private final Random random = new Random(11);

  /** Of an engine with one order, that a consultant has submitted. */
  public Figures(Engine engine) {
    this.engine = engine;
    ids = engine.get(IdSource.class);
    reports = engine.get(ReportService.class);
    figures = engine.get(RecordFigures.class);
    zone = engine.get(ZoneId.class);
    now = engine.get(Clock.class).instant();
    work = new Orders(engine);
    manager = work.actor("manager");
    orders = engine.database().getCollection("r." + Orders.FORM.app() + "." + Orders.FORM.key());
    Document found = orders.find(new Document("_id", work.submit().id())).first();
    if (found == null) {
      throw new IllegalStateException("Expected the order that was submitted");
    }
    example = found;
  }

  /**
   * Copies the order until there are so many, of different days, channels and amounts. Of a million
   * most are copied without their flow and rows, which no report here looks at: they have to fit
   * into memory and into the time of a run.
   */
  public void fill(int wanted) {
    var waiting = new ArrayList<Document>();
    boolean slim = wanted > WHOLE;
    for (long i = orders.countDocuments(); i < wanted; i++) {
      waiting.add(slim ? slim(other()) : other());
      if (waiting.size() == BATCH) {
        orders.insertMany(waiting);
        waiting.clear();
      }
    }
    if (!waiting.isEmpty()) {
      orders.insertMany(waiting);
    }
  }

  private Document other() {
    Instant at = now.minusSeconds(random.nextLong(DAYS * 86_400L));
    Document data = new Document(example.get("data", Document.class));
    data.put("total", new Decimal128(BigDecimal.valueOf(random.nextInt(50_000_000), 2)));
    data.put("channel", "channel" + random.nextInt(6));
    data.put("orderNumber", ids.next());
    Document buckets = new Document(example.get("buckets", Document.class));
    var periods = new Document();
    for (var period : Period.values()) {
      periods.put(period.word(), period.of(at.atZone(zone).toLocalDate()));
    }
    buckets.put("createdAt", periods);
    Document copy = new Document(example);
    copy.remove("unique");
    return copy.append("_id", ids.next())
        .append("createdAt", Date.from(at))
        .append("effects", List.of())
        .append("data", data)
        .append("buckets", buckets);
  }

  private static Document slim(Document order) {
    Document data = order.get("data", Document.class);
    data.values().removeIf(value -> value instanceof List<?>);
    order.keySet().removeAll(List.of("execution", "touched", "actions", "search"));
    return order;
  }

  /** Forgets all counters: what was filled in has not told them. */
  public void forgetCounters() {
    engine.database().getCollection("counters").deleteMany(new Document());
    engine.database().getCollection("counter-cells").deleteMany(new Document());
    engine.database().getCollection("counter-log").deleteMany(new Document());
  }

  /** Asks for the counters of the dashboard until all of them are built; false if it lasts long. */
  public boolean buildCounters() {
    var turns = engine.get(CounterTurns.class);
    for (int i = 0; i < MOST_TURNS; i++) {
      turns.turn();
      if (areBuilt()) {
        return true;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private boolean areBuilt() {
    var states = new ArrayList<String>();
    for (Document form : engine.database().getCollection("counters").find()) {
      form.getList("counters", Document.class)
          .forEach(counter -> states.add(counter.getString("state")));
    }
    return !states.isEmpty() && states.stream().allMatch("ready"::equals);
  }

  /** How many cells the counters have, of how many counters. */
  public String counters() {
    long counters = 0;
    for (Document form : engine.database().getCollection("counters").find()) {
      counters += form.getList("counters", Document.class).size();
    }
    long cells = engine.database().getCollection("counter-cells").countDocuments();
    return counters + " counters with " + cells + " cells";
  }

  /** Submits an order and looks whether the dashboard has it. */
  public void change() {
    long before = known();
    work.submit();
    if (known() != before + 1) {
      throw new IllegalStateException("Expected the dashboard to have the new order");
    }
  }

  private long known() {
    var key = new QualifiedKey(Orders.FORM.app(), DefinitionKey.of("orders-by-state"));
    return reports.run(manager, key, Condition.ALWAYS).rows().stream()
        .mapToLong(row -> ((Number) Objects.requireNonNull(row.values().getFirst())).longValue())
        .sum();
  }

  /** Eight reports, one after the other. */
  public void dashboard() {
    for (String report : DASHBOARD) {
      var key = new QualifiedKey(Orders.FORM.app(), DefinitionKey.of(report));
      if (reports.run(manager, key, Condition.ALWAYS).rows().isEmpty()) {
        throw new IllegalStateException("Expected rows of " + report);
      }
    }
  }

  /** Count and sum by channel, with scope and field rights. */
  public void group() {
    figures.of(
        manager,
        new Aggregation(
            Orders.FORM,
            Condition.ALWAYS,
            List.of(new Aggregation.Group(FieldKey.of("channel"), null)),
            List.of(
                new Aggregation.Measure.Count(null),
                new Aggregation.Measure.Sum(RecordPath.of("total"))),
            List.of(),
            100));
  }

  /** The same by hand, without rights. */
  public void groupByHand() {
    var group =
        new Document("_id", "$data.channel")
            .append("n", new Document("$sum", 1))
            .append("total", new Document("$sum", "$data.total"));
    orders.aggregate(List.of(new Document("$group", group))).into(new ArrayList<>());
  }
}
