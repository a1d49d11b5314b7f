package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.Search;
import dev.formwork.embedded.query.Documents;
import dev.formwork.embedded.query.Filter;
import dev.formwork.embedded.query.Reading;
import dev.formwork.embedded.query.Storable;
import dev.formwork.embedded.table.Table;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One collection: a table and the searches in it. Reading takes a view and no lock; what writes
 * goes by {@link Claims}.
 */
final class EngineCollection {

  private final Table table;
  private final Engine engine;

  EngineCollection(Table table, Engine engine) {
    this.table = table;
    this.engine = engine;
  }

  Table table() {
    return table;
  }

  static Query query(Document filter) {
    return Query.of(Filter.of(filter));
  }

  static Query query(Reading reading) {
    return query(reading.filter())
        .sorted(Sorting.of(reading.sort()))
        .limited(reading.skip(), reading.limit());
  }

  Search search(Query query) {
    return Search.begin(table.view(), query, engine.counters());
  }

  long count(Query query) {
    return Search.count(table.view(), query.counting(), engine.counters());
  }

  /** What a pipeline finds here, of each document only what it needs. */
  Documents decoding(Fields needed) {
    return reading -> {
      var found = decoded(search(query(reading)), needed);
      int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, ordered), false);
    };
  }

  private static Iterator<Document> decoded(Search search, Fields needed) {
    return new Ahead<>() {
      @Override
      protected @Nullable Document advance() {
        return search.next() ? Bson.decode(search.document(), needed) : null;
      }
    };
  }

  /** The documents to change, one after another. */
  Claims claims(boolean several, boolean exclusive) {
    return new Claims(table, engine, several, exclusive);
  }

  void insert(Document document) {
    table.insert(Storable.inserted(document));
  }

  Document statistics() {
    long size = 0;
    var view = table.view();
    var scan = view.documents().ascending(new byte[0], null);
    while (scan.next()) {
      size += scan.value().length;
    }
    var entries = new Document();
    view.indexes()
        .forEach(index -> entries.append(index.index().spec().name(), index.entries().size()));
    var stats =
        new Document("ns", table.name())
            .append("count", view.size())
            .append("size", size)
            .append("avgObjSize", view.size() == 0 ? 0 : size / view.size())
            .append("storageSize", size)
            .append("nindexes", entries.size())
            .append("indexEntries", entries);
    Utils.markOkay(stats);
    return stats;
  }
}
