package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.query.Pipeline;
import java.util.List;
import java.util.Locale;

/** The search within a command that is to be explained. */
final class Explained {

  private Explained() {}

  static Query query(Document command) {
    return switch (command.keySet().iterator().next().toLowerCase(Locale.ROOT)) {
      case "find" -> FindRequest.of(command).query();
      case "count" ->
          EngineCollection.query(FindRequest.document(command, "query"))
              .limited(
                  FindRequest.number(command, "skip", 0), FindRequest.number(command, "limit", 0))
              .counting();
      case "distinct" -> EngineCollection.query(FindRequest.document(command, "query"));
      case "aggregate" -> aggregate(Pipeline.of(command.get("pipeline")));
      case "findandmodify" ->
          EngineCollection.query(FindRequest.document(command, "query"))
              .sorted(Sorting.of(FindRequest.document(command, "sort")))
              .limited(0, 1);
      case "update" -> one(first(command, "updates"), "multi");
      case "delete" -> {
        Document delete = first(command, "deletes");
        yield EngineCollection.query(FindRequest.document(delete, "q"))
            .limited(0, FindRequest.number(delete, "limit", 0));
      }
      default -> throw Refusals.notImplemented("The embedded store cannot explain this command");
    };
  }

  private static Query aggregate(Pipeline pipeline) {
    Query query = EngineCollection.query(pipeline.reading());
    return Counting.of(pipeline.rest()).isPresent() ? query.counting() : query;
  }

  private static Query one(Document update, String several) {
    Query query = EngineCollection.query(FindRequest.document(update, "q"));
    return Boolean.TRUE.equals(update.get(several)) ? query : query.limited(0, 1);
  }

  private static Document first(Document command, String key) {
    return command.get(key) instanceof List<?> all && all.getFirst() instanceof Document document
        ? document
        : new Document();
  }
}
