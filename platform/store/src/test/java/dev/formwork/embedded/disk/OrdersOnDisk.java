package dev.formwork.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.engine.Pace;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.Storage.Durability;
import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.ReadCounters;
import dev.formwork.embedded.plan.Search;
import dev.formwork.embedded.query.Filter;
import dev.formwork.embedded.table.Catalog;
import dev.formwork.embedded.table.Table;
import dev.formwork.embedded.table.TableCheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of orders on a {@link FaultyDisk}, whose pages are written and tidied all the time. */
record OrdersOnDisk(Storage storage, Catalog catalog, Table table) implements AutoCloseable {

  private static final String ANOTHER = "text";

  /**
   * An order and how often it was changed, from which all of it follows. Sometimes it is removed.
   */
  record Order(int id, int state) {

    /** Null where there is none. */
    @Nullable Document document() {
      return state % 7 == 0
          ? null
          : new Document("_id", id)
              .append("number", "O-" + id + "-" + state)
              .append("n", state)
              .append("text", "x".repeat(state * 37 % 1000));
    }
  }

  static OrdersOnDisk open(FaultyDisk disk) {
    var storage = Storage.open(disk.folder(), new Pace(Duration.ofMillis(15), 1 << 18, 1 << 18));
    try {
      var catalog = new Catalog(storage);
      var orders = new OrdersOnDisk(storage, catalog, catalog.getOrCreate("test.orders"));
      orders.makeIndex("number", true);
      orders.makeIndex("n", false);
      storage.await(Durability.DISK);
      return orders;
    } catch (RuntimeException failure) {
      storage.close();
      throw failure;
    }
  }

  private void makeIndex(String field, boolean unique) {
    var part = new IndexSpec.Part(field, false);
    catalog.createIndex(table, new IndexSpec(field, List.of(part), unique, false));
  }

  void makeAnotherIndex() {
    makeIndex(ANOTHER, false);
    storage.await(Durability.DISK);
  }

  void dropIt() {
    table.indexes().stream()
        .filter(index -> index.spec().name().equals(ANOTHER))
        .findFirst()
        .ifPresent(index -> catalog.dropIndex(table, index));
    storage.await(Durability.DISK);
  }

  /** Makes what is stored of an order this. */
  void put(Order order) {
    try (var _ = storage.pin()) {
      table.lock().lock();
      try {
        var search = search(order.id());
        boolean isThere = search.next();
        Document after = order.document();
        if (isThere && after != null) {
          table.replace(search.position(), Bson.decode(search.document()), after);
        } else if (isThere) {
          table.remove(search.position(), Bson.decode(search.document()));
        } else if (after != null) {
          table.insert(after);
        }
      } finally {
        table.lock().unlock();
      }
    }
  }

  /** The bytes of an order, or null. */
  byte @Nullable [] stored(int id) {
    try (var _ = storage.pin()) {
      var search = search(id);
      return search.next() ? search.document() : null;
    }
  }

  private Search search(int id) {
    var query = Query.of(Filter.of(new Document("_id", id)));
    return Search.begin(table.view(), query, new ReadCounters());
  }

  /** Where documents and indexes do not agree. */
  List<String> problems() {
    try (var _ = storage.pin()) {
      return TableCheck.problems(table);
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
