package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.engine.Storage.Pin;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.Search;
import dev.formwork.embedded.query.Distinct;
import dev.formwork.embedded.query.Documents;
import dev.formwork.embedded.query.Pipeline;
import dev.formwork.embedded.query.Projecting;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The commands that read. */
final class ReadCommands {

  private static final int USUAL_BATCH = 101;

  private final EngineDatabase database;
  private final Engine engine;

  ReadCommands(EngineDatabase database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  Document find(Document command) {
    String name = name(command);
    FindRequest request = FindRequest.of(command);
    Query query = request.query();
    var shown = request.projection().isEmpty() ? null : Projecting.ofFind(request.projection());
    EngineCollection collection = database.find(name);
    return answer(
        name,
        () ->
            collection == null
                ? Collections.emptyIterator()
                : found(collection.search(query), request.needed(), shown),
        request.batch(),
        request.single());
  }

  private static Iterator<Sized> found(Search search, Fields needed, @Nullable Projecting shown) {
    return new Ahead<>() {
      @Override
      protected @Nullable Sized advance() {
        if (!search.next()) {
          return null;
        }
        Document document = Bson.decode(search.document(), needed);
        return new Sized(shown == null ? document : shown.of(document), search.document().length);
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
    Query query =
        EngineCollection.query(FindRequest.document(command, "query"))
            .limited(
                FindRequest.number(command, "skip", 0),
                Math.abs(FindRequest.number(command, "limit", 0)));
    long count = collection == null ? 0 : collection.count(query);
    return okay(new Document("n", Math.toIntExact(count)));
  }

  Document distinct(Document command) {
    Refusals.refuseUnknown(command, Set.of("key", "query"));
    if (!(command.get("key") instanceof String key)) {
      throw new MongoServerError(14, "TypeMismatch", "'key' must be of type string");
    }
    Query query = EngineCollection.query(FindRequest.document(command, "query"));
    EngineCollection collection = database.find(name(command));
    var values = new Distinct(key);
    if (collection != null) {
      Fields needed = Fields.of(List.of(key));
      Search search = collection.search(query);
      while (search.next()) {
        values.add(Bson.decode(search.document(), needed));
      }
    }
    return okay(new Document("values", values.found()));
  }

  Document aggregate(Document command) {
    Refusals.refuseUnknown(
        command, Set.of("pipeline", "cursor", "allowDiskUse", "hint", "bypassDocumentValidation"));
    Pipeline pipeline = Pipeline.of(command.get("pipeline"));
    if (!(command.get("cursor") instanceof Document cursor)) {
      throw new FailedToParseException(
          "The 'cursor' option is required, except for aggregate with the explain argument");
    }
    String name = name(command);
    return answer(
        name,
        () -> results(pipeline, name),
        FindRequest.number(cursor, "batchSize", USUAL_BATCH),
        false);
  }

  private Iterator<Sized> results(Pipeline pipeline, String name) {
    var counting = Counting.of(pipeline.rest());
    if (counting.isPresent()) {
      EngineCollection collection = database.find(name);
      Query query = EngineCollection.query(pipeline.reading());
      return counting.get().result(collection == null ? 0 : collection.count(query)).iterator();
    }
    var on = documents(name, StageFields.of(pipeline.rest()));
    var surroundings =
        new Pipeline.Surroundings(on, other -> documents(other, Fields.ALL), Map.of());
    Iterator<Document> results = pipeline.run(surroundings).iterator();
    return new Ahead<>() {
      @Override
      protected @Nullable Sized advance() {
        return results.hasNext() ? Sized.of(results.next()) : null;
      }
    };
  }

  private Documents documents(String name, Fields needed) {
    EngineCollection collection = database.find(name);
    return collection == null ? Documents.NONE : collection.decoding(needed);
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
    Document found = Search.explain(collection.table().view(), Explained.query(explained));
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
