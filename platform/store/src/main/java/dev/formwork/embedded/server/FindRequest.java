package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.plan.Query;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code find} command asks. */
record FindRequest(
    Document filter,
    @Nullable Document sort,
    Document projection,
    long skip,
    long limit,
    long batch,
    boolean single) {

  private static final int USUAL_BATCH = 101;
  private static final Set<String> OPTIONS =
      Set.of(
          "filter",
          "sort",
          "projection",
          "skip",
          "limit",
          "batchSize",
          "singleBatch",
          "allowDiskUse",
          "noCursorTimeout",
          "allowPartialResults",
          "hint");

  static FindRequest of(Document command) {
    Refusals.refuseUnknown(command, OPTIONS);
    long limit = number(command, "limit", 0);
    boolean single = limit < 0 || Boolean.TRUE.equals(command.get("singleBatch"));
    return new FindRequest(
        document(command, "filter"),
        document(command, "sort"),
        document(command, "projection"),
        number(command, "skip", 0),
        Math.abs(limit),
        command.get("batchSize") == null ? USUAL_BATCH : number(command, "batchSize", 0),
        single);
  }

  static Document document(Document command, String key) {
    return switch (command.get(key)) {
      case null -> new Document();
      case Document document -> document;
      default ->
          throw new MongoServerError(14, "TypeMismatch", "'" + key + "' must be of type object");
    };
  }

  static long number(Document command, String key, long otherwise) {
    return switch (command.get(key)) {
      case null -> otherwise;
      case Number number -> number.longValue();
      default -> throw new MongoServerError(14, "TypeMismatch", "'" + key + "' must be a number");
    };
  }

  Query query() {
    return EngineCollection.query(filter).sorted(Sorting.of(sort)).limited(skip, limit);
  }

  /** What of each document has to be decoded: less than all where the projection names fields. */
  Fields needed() {
    var paths = new ArrayList<String>();
    for (Map.Entry<String, Object> field : projection.entrySet()) {
      boolean included =
          Boolean.TRUE.equals(field.getValue())
              || (field.getValue() instanceof Number number && number.doubleValue() != 0);
      if (included && !field.getKey().contains("$")) {
        paths.add(field.getKey());
      } else if (!field.getKey().equals("_id") || field.getValue() instanceof Document) {
        return Fields.ALL;
      }
    }
    if (paths.isEmpty()) {
      return Fields.ALL;
    }
    paths.add("_id");
    return Fields.of(paths);
  }
}
