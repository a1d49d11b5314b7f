package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.engine.Storage.Pin;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.Search;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The commands that read. */
final class ReadCommands {

  /** Documents projected at once. */
  private static final int TOGETHER = 64;

  private final EngineDatabase database;
  private final Engine engine;

  ReadCommands(EngineDatabase database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  Document find(Document command) {
    String name = name(command);
    FindRequest request = FindRequest.of(command);
    EngineCollection collection = database.find(name);
    return answer(
        name,
        () -> collection == null ? Collections.emptyIterator() : found(collection, request),
        request.batch(),
        request.single());
  }

  private Iterator<Sized> found(EngineCollection collection, FindRequest request) {
    Search search = collection.search(request.query(collection));
    Fields needed = request.needed();
    if (request.projection().isEmpty()) {
      return new Ahead<>() {
        @Override
        protected @Nullable Sized advance() {
          return search.next()
              ? new Sized(Bson.decode(search.document()), search.document().length)
              : null;
        }
      };
    }
    return projected(collection, search, needed, request.projection());
  }

  private static Iterator<Sized> projected(
      EngineCollection collection, Search search, Fields needed, Document projection) {
    var ready = new ArrayDeque<Sized>();
    return new Ahead<>() {
      @Override
      protected @Nullable Sized advance() {
        if (ready.isEmpty()) {
          fill();
        }
        return ready.poll();
      }

      private void fill() {
        var documents = new ArrayList<Document>();
        var sizes = new ArrayList<Integer>();
        while (documents.size() < TOGETHER && search.next()) {
          documents.add(Bson.decode(search.document(), needed));
          sizes.add(search.document().length);
        }
        List<Document> done = collection.projected(documents, projection);
        for (int i = 0; i < done.size(); i++) {
          ready.add(new Sized(done.get(i), sizes.get(i)));
        }
      }
    };
  }

  /**
   * The first batch; what is left is kept for {@code getMore}, with a pin of its own, begun before
   * the search takes its view.
   */
  private Document answer(
      String name, Supplier<Iterator<Sized>> search, long size, boolean single) {
    Pin pin = engine.storage().pin();
    boolean kept = false;
    try {
      Iterator<Sized> result = search.get();
      Batch batch = Batch.take(result, size);
      long cursor = 0;
      if (batch.more() && !single) {
        cursor = engine.cursors().keep(result, pin);
        kept = true;
      }
      return batch.answer(database.fullName(name), cursor, "firstBatch");
    } finally {
      if (!kept) {
        pin.close();
      }
    }
  }

  Document count(Document command) {
    Refusals.refuseUnknown(command, Set.of("query", "limit", "skip", "hint", "fields"));
    EngineCollection collection = database.find(name(command));
    int skip = (int) FindRequest.number(command, "skip", 0);
    int limit = (int) Math.abs(FindRequest.number(command, "limit", 0));
    int count =
        collection == null
            ? 0
            : collection.count(FindRequest.document(command, "query"), skip, limit);
    return okay(new Document("n", count));
  }

  Document distinct(Document command) {
    Refusals.refuseUnknown(command, Set.of("key", "query"));
    if (!(command.get("key") instanceof String key)) {
      throw new MongoServerError(14, "TypeMismatch", "'key' must be of type string");
    }
    var values = new TreeSet<Object>(ValueComparator.ascWithoutListHandling());
    EngineCollection collection = database.find(name(command));
    if (collection != null) {
      Fields needed = Fields.of(List.of(key));
      Search search = collection.search(collection.query(FindRequest.document(command, "query")));
      while (search.next()) {
        Document document = Bson.decode(search.document(), needed);
        Object value = Utils.getSubdocumentValueCollectionAware(document, key);
        if (value instanceof Collection<?> several) {
          values.addAll(several);
        } else if (!(value instanceof Missing)) {
          values.add(value);
        }
      }
    }
    return okay(new Document("values", values));
  }

  Document aggregate(Document command, DatabaseResolver resolver, Oplog oplog) {
    Pipeline pipeline = Pipeline.of(command);
    String name = name(command);
    EngineCollection collection = database.find(name);
    long size = FindRequest.number(FindRequest.document(command, "cursor"), "batchSize", 101);
    return answer(
        name,
        () -> pipeline.run(database, collection, new Pipeline.Surroundings(resolver, oplog)),
        size,
        false);
  }

  /** The plan of a command that searches, and what following it reads; nothing is changed. */
  Document explain(Document command) {
    if (!(command.get("explain") instanceof Document explained)) {
      throw new MongoServerError(14, "TypeMismatch", "'explain' must be a command");
    }
    String name = name(explained);
    EngineCollection collection = database.find(name);
    var shown = new Document("namespace", database.fullName(name));
    if (collection == null) {
      return okay(
          new Document("queryPlanner", shown.append("winningPlan", new Document("stage", "EOF"))));
    }
    Query query = Explained.query(explained, collection);
    Document found = Search.explain(collection.table().view(), query);
    shown.append("winningPlan", found.remove("plan")).append("rejectedPlans", List.of());
    return okay(
        new Document("queryPlanner", shown)
            .append("executionStats", found.append("executionSuccess", true)));
  }

  private static String name(Document command) {
    Object name = command.values().iterator().next();
    if (name instanceof String text) {
      return text;
    }
    throw new MongoServerError(73, "InvalidNamespace", "collection name has invalid type");
  }

  private static Document okay(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }
}
