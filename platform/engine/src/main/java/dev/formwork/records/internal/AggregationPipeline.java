package dev.formwork.records.internal;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

/**
 * The stages that answer an {@link Aggregation}, of the portable core alone: an average is a sum
 * and a count, a period is stored beside its date, and rounding is left to {@link Tally}.
 *
 * <p>The store groups by what stands in the record. What has to be worked out (a related record's
 * field, hours between two moments) takes part with what it is worked out from, as {@code _id.g0}
 * or {@code _id.v0}, and {@code n} tells of how many records that is true: {@link Tally} does the
 * rest. A field with several values takes part as it is and is taken apart there too.
 */
final class AggregationPipeline {

  private final Asked asked;
  private final List<Integer> measures;

  /**
   * @param measures which of the question's are taken, by their position
   */
  AggregationPipeline(Asked asked, List<Integer> measures) {
    this.asked = asked;
    this.measures = List.copyOf(measures);
  }

  /**
   * The stages.
   *
   * @param reachable which records may be looked at
   * @param filter which of them, or of their parts, are asked about
   */
  List<Bson> stages(Bson reachable, Bson filter) {
    var stages = new ArrayList<Bson>();
    Aggregation question = asked.question();
    if (question.rows() != null) {
      stages.add(Aggregates.match(reachable));
      stages.add(Aggregates.unwind("$data." + question.rows()));
      stages.add(Aggregates.match(filter));
    } else {
      addParts(stages, reachable, filter);
    }
    stages.add(new Document("$group", group()));
    if (asked.limitsInStore()) {
      stages.add(Aggregates.sort(order()));
      stages.add(Aggregates.limit(question.limit()));
    } else {
      stages.add(Aggregates.limit(Tally.MAX_GROUPS + 1));
    }
    return stages;
  }

  private void addParts(List<Bson> stages, Bson reachable, Bson filter) {
    switch (asked.question().of()) {
      case RECORD -> stages.add(Aggregates.match(Filters.and(reachable, filter)));
      case DEADLINE -> {
        stages.add(Aggregates.match(reachable));
        stages.add(Aggregates.unwind("$" + Paths.DEADLINES));
        stages.add(Aggregates.match(filter)); // of a deadline only now that each stands alone
      }
      case STEP -> {
        stages.add(Aggregates.match(reachable));
        stages.add(Aggregates.unwind("$" + Paths.STEPS));
        stages.add(Aggregates.match(Filters.and(Filters.gt(Paths.STEP_COUNTS, ""), filter)));
      }
    }
  }

  private Document group() {
    var key = new Document();
    for (int i = 0; i < asked.groups().size(); i++) {
      key.append("g" + i, key(asked.groups().get(i)));
    }
    var group = new Document();
    for (int i : measures) {
      Asked.Taken taken = asked.measures().get(i);
      if (taken.isDerived()) {
        append(key, i, taken);
      } else {
        appendStored(group, "m" + i, "n" + i, taken);
      }
    }
    var all = new Document("_id", key.isEmpty() ? null : key);
    all.putAll(group);
    return all.append("n", sum(1));
  }

  private static Object key(Asked.Grouped group) {
    Place place = group.place();
    Object value = orNull("$" + place.local());
    if (!place.hops().isEmpty()) {
      return value;
    }
    if (!group.group().ranges().isEmpty()) {
      return range(group, value);
    }
    Period period = group.group().period();
    String periods = place.periods();
    return period == null || periods == null
        ? value
        : new Document("$ifNull", Arrays.asList("$" + periods + "." + period.word(), value));
  }

  /** The position of the range that a number falls into; null of none. */
  private static Document range(Asked.Grouped group, Object value) {
    List<Aggregation.Range> ranges = group.group().ranges();
    Object found = ranges.size() - 1;
    for (int i = ranges.size() - 2; i >= 0; i--) {
      var to = ranges.get(i).to();
      if (to != null) {
        var below = new Document("$lt", Arrays.asList(value, new Decimal128(to)));
        found = new Document("$cond", Arrays.asList(below, i, found));
      }
    }
    var absent = new Document("$eq", Arrays.asList(value, null));
    return new Document("$cond", Arrays.asList(absent, null, found));
  }

  /** What is to be worked out takes part with what it is worked out from. */
  private static void append(Document key, int column, Asked.Taken taken) {
    key.append("v" + column, orNull("$" + taken.of().local()));
    Place to = taken.to();
    if (to != null) {
      key.append("t" + column, orNull("$" + to.local()));
      if (taken.opening()) {
        key.append("department", orNull("$department")).append("store", orNull("$store"));
      }
    }
  }

  private static void appendStored(Document group, String at, String count, Asked.Taken taken) {
    String path = taken.place() == null ? "" : "$" + taken.of().local();
    switch (taken.figure()) {
      case COUNT -> group.append(at, sum(path.isEmpty() ? 1 : present(path)));
      case SUM, AVERAGE -> group.append(at, sum(path)).append(count, sum(present(path)));
      case MEDIAN, PERCENTILE -> group.append(at, new Document("$push", path));
      case LEAST -> group.append(at, new Document("$min", path));
      case GREATEST -> group.append(at, new Document("$max", path));
      case DISTINCT -> group.append(at, new Document("$addToSet", path));
    }
  }

  private Document order() {
    var order = new Document();
    Aggregation question = asked.question();
    for (Aggregation.Order each : question.order()) {
      int measure = each.column() - question.groups().size();
      String at = measure < 0 ? "_id.g" + each.column() : "m" + measure;
      order.putIfAbsent(at, each.descending() ? -1 : 1);
    }
    for (int i = 0; i < question.groups().size(); i++) {
      order.putIfAbsent("_id.g" + i, 1);
    }
    return order.isEmpty() ? new Document("_id", 1) : order;
  }

  private static Document sum(Object what) {
    return new Document("$sum", what);
  }

  private static Document orNull(String path) {
    return new Document("$ifNull", Arrays.asList(path, null));
  }

  /** 1 for a record that has a value there, else 0. */
  private static Document present(String path) {
    var absent = new Document("$eq", Arrays.asList(orNull(path), null));
    return new Document("$cond", List.of(absent, 0, 1));
  }
}
