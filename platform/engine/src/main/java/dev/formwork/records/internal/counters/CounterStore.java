package dev.formwork.records.internal.counters;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.store.PlainBson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collections {@code counters}, one document a form; {@code counter-cells}; and {@code
 * counter-log}, what writes told that may not be in the cells yet.
 */
@Component
class CounterStore {

  private static final int BATCH = 500;

  private final MongoCollection<Document> counters;
  private final MongoCollection<Document> cells;
  private final MongoCollection<Document> log;

  CounterStore(MongoDatabase database) {
    counters = database.getCollection("counters");
    cells = database.getCollection("counter-cells");
    log = database.getCollection("counter-log");
    cells.createIndex(Indexes.ascending("of"));
    cells.createIndex(Indexes.ascending("counter"));
    log.createIndex(Indexes.ascending("open"), new IndexOptions().sparse(true));
    log.createIndex(Indexes.ascending("closedAt"), new IndexOptions().sparse(true));
  }

  // --- Counters ----------------------------------------------------------------------------------

  List<FormCounters> all() {
    return counters.find().map(CounterBson::counters).into(new ArrayList<>());
  }

  FormCounters of(QualifiedKey form) {
    Document found = counters.find(Filters.eq("_id", form.toString())).first();
    return found == null ? FormCounters.none(form) : CounterBson.counters(found);
  }

  long revision(QualifiedKey form) {
    Document found =
        counters
            .find(Filters.eq("_id", form.toString()))
            .projection(Projections.include("revision"))
            .first();
    return found == null ? 0 : CounterBson.whole(found.get("revision"));
  }

  /** Whether it was written: nobody has changed it since it was read. */
  boolean save(FormCounters next) {
    Document document = CounterBson.document(next).append("revision", next.revision() + 1);
    if (next.revision() == 0) {
      return inserted(counters, document);
    }
    var same =
        Filters.and(
            Filters.eq("_id", next.form().toString()), Filters.eq("revision", next.revision()));
    return counters.replaceOne(same, document).getMatchedCount() == 1;
  }

  private static boolean inserted(MongoCollection<Document> into, Document document) {
    try {
      into.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  // --- Cells -------------------------------------------------------------------------------------

  /** A cell, and the last batch that was put into it. */
  record Stored(Cell cell, long batch) {}

  List<Cell> cells(String counter) {
    return cells
        .find(Filters.eq("of", counter))
        .batchSize(10_000)
        .map(CounterBson::cell)
        .into(new ArrayList<>());
  }

  /** Those that are there, by id. */
  Map<String, Stored> cells(Collection<String> ids) {
    var found = new HashMap<String, Stored>();
    cells
        .find(Filters.in("_id", ids))
        .forEach(each ->
            found.put(
                each.getString("_id"),
                new Stored(CounterBson.cell(each), CounterBson.whole(each.get("batch")))));
    return found;
  }

  static String id(String counter, Cell cell) {
    return counter + "/" + cell.name();
  }

  /** Puts cells there, for a counter that nobody asks yet. */
  void add(Kept counter, Collection<Cell> all, long batch) {
    var waiting = new ArrayList<Document>();
    for (Cell each : all) {
      waiting.add(document(counter.id(), each, batch));
      if (waiting.size() == BATCH) {
        cells.insertMany(waiting);
        waiting.clear();
      }
    }
    if (!waiting.isEmpty()) {
      cells.insertMany(waiting);
    }
  }

  /** A cell as it shall be, in place of one that is there or, without a batch before, of none. */
  record Replacement(String counter, Cell cell, long before) {
    static final long NONE = -1;
  }

  /** Writes those that are still as they were read: of the others somebody else has done it. */
  void replace(List<Replacement> replacements, long batch) {
    var writes = new ArrayList<WriteModel<Document>>();
    for (Replacement each : replacements) {
      Document document = document(each.counter(), each.cell(), batch);
      writes.add(
          each.before() == Replacement.NONE
              ? new InsertOneModel<>(document)
              : new ReplaceOneModel<>(
                  Filters.and(
                      Filters.eq("_id", document.get("_id")), Filters.eq("batch", each.before())),
                  document));
    }
    try {
      if (!writes.isEmpty()) {
        cells.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      }
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream()
          .anyMatch(
              each -> ErrorCategory.fromErrorCode(each.getCode()) != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
    }
  }

  private static Document document(String counter, Cell cell, long batch) {
    var document =
        new Document("_id", id(counter, cell))
            .append("of", counter)
            .append("counter", counter.substring(0, counter.indexOf(':')))
            .append("batch", batch);
    CounterBson.plain(cell).forEach((key, value) -> document.append(key, PlainBson.of(value)));
    return document;
  }

  /** Removes what earlier buildings of a counter have left. */
  void removeAllBut(Kept counter) {
    cells.deleteMany(
        Filters.and(
            Filters.eq("counter", counter.counter().key()), Filters.ne("of", counter.id())));
  }

  void removeAll(String counter) {
    cells.deleteMany(Filters.eq("counter", counter));
  }

  // --- What writes told --------------------------------------------------------------------------

  /** Keeps it; once, however often it comes. */
  void tell(QualifiedKey form, Told told) {
    inserted(
        log,
        new Document("_id", told.effect())
            .append("form", form.toString())
            .append("open", form.toString())
            .append("record", told.record())
            .append("revision", told.revision())
            .append(
                "changes", PlainBson.of(told.changes().stream().map(CounterBson::plain).toList())));
  }

  /** What is in no cell yet, and in no plan that was finished. */
  List<Told> open(QualifiedKey form, int most) {
    return log.find(Filters.eq("open", form.toString()))
        .limit(most)
        .batchSize(10_000)
        .map(CounterStore::told)
        .into(new ArrayList<>());
  }

  List<Told> told(Collection<String> effects) {
    return log.find(Filters.in("_id", effects)).map(CounterStore::told).into(new ArrayList<>());
  }

  private static Told told(Document document) {
    var changes = new ArrayList<Counter.Change>();
    for (Object each : CounterBson.list(document, "changes")) {
      changes.add(CounterBson.change((Map<?, ?>) Objects.requireNonNull(each)));
    }
    return new Told(
        document.getString("_id"),
        document.getString("record"),
        CounterBson.whole(document.get("revision")),
        changes);
  }

  /** They are in the cells; that they were there stays known for a time. */
  void close(Collection<String> effects, Instant now) {
    log.updateMany(
        Filters.in("_id", effects),
        Updates.combine(Updates.unset("open"), Updates.set("closedAt", Date.from(now))));
  }

  /** Some that were closed before a moment. */
  List<Told> closedBefore(QualifiedKey form, Instant moment, int most) {
    return log.find(
            Filters.and(
                Filters.eq("form", form.toString()), Filters.lt("closedAt", Date.from(moment))))
        .limit(most)
        .map(CounterStore::told)
        .into(new ArrayList<>());
  }

  void forget(Collection<String> effects) {
    log.deleteMany(Filters.in("_id", effects));
  }
}
