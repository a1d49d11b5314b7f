package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.FAILED_TO_PARSE;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, updates and deletes. Of the statements of a command each is done or refused by itself;
 * an ordered command ends at the first that is refused.
 */
final class Writes {

  private final Collections collections;
  private final InstantSource clock;

  Writes(Collections collections, InstantSource clock) {
    this.collections = collections;
    this.clock = clock;
  }

  /** The time of the server, in the milliseconds it can be stored in. */
  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private interface Statement {
    void run(int index, Document statement);
  }

  private static List<Document> each(Document query, String field, Statement work) {
    boolean isOrdered = Utils.isTrue(query.getOrDefault("ordered", true));
    var errors = new ArrayList<Document>();
    int index = 0;
    for (var statement : Commands.objects(query, field)) {
      try {
        work.run(index, statement);
      } catch (MongoServerError refusal) {
        errors.add(
            new Document("index", index)
                .append("code", refusal.getCode())
                .append("codeName", refusal.getCodeName())
                .append("errmsg", refusal.getMessageWithoutErrorCode()));
        if (isOrdered) {
          break;
        }
      }
      index++;
    }
    return errors;
  }

  private static Document answer(Document counts, List<Document> errors) {
    if (!errors.isEmpty()) {
      counts.append("writeErrors", errors);
    }
    return counts.append("ok", 1.0);
  }

  // --- Inserting ---------------------------------------------------------------------------------

  Document insert(Document query) {
    var documents = collections.getOrCreate(Commands.text(query, "insert"));
    var inserted = new int[1];
    var errors =
        each(
            query,
            "documents",
            (_, document) -> {
              var storable = Storable.inserted(document);
              insert(documents, storable);
              inserted[0]++;
            });
    return answer(new Document("n", inserted[0]), errors);
  }

  private static void insert(Documents documents, Document document) {
    documents.exclusively(() -> {
      documents.insert(document);
      return document;
    });
  }

  // --- Updating ----------------------------------------------------------------------------------

  private static final class Updated {
    private int matched;
    private int modified;
    private final List<Document> upserted = new ArrayList<>();
  }

  Document update(Document query) {
    String name = Commands.text(query, "update");
    var documents = upserts(query) ? collections.getOrCreate(name) : collections.find(name);
    var result = new Updated();
    var errors =
        each(query, "updates", (index, statement) -> update(documents, index, statement, result));
    var counts =
        new Document("n", result.matched + result.upserted.size())
            .append("nModified", result.modified);
    if (!result.upserted.isEmpty()) {
      counts.append("upserted", result.upserted);
    }
    return answer(counts, errors);
  }

  private static boolean upserts(Document query) {
    return Commands.objects(query, "updates").stream()
        .anyMatch(statement -> Utils.isTrue(statement.get("upsert")));
  }

  private void update(Documents documents, int index, Document statement, Updated result) {
    var selector = Commands.object(statement, "q");
    var filter = Filter.of(selector);
    boolean isMulti = Utils.isTrue(statement.get("multi"));
    var update = Update.of(statement.get("u"), statement.get("arrayFilters"), now());
    if (isMulti && update.isReplacement()) {
      throw FAILED_TO_PARSE.because("multi update is not supported for replacement-style update");
    }
    documents.exclusively(() -> {
      var matching = read(documents, new Reading(selector, null, 0, isMulti ? 0 : 1));
      for (var before : matching) {
        var after = update.apply(before, filter.positionIn(before));
        if (!after.equals(before)) {
          documents.replace(before, after);
          result.modified++;
        }
        result.matched++;
      }
      if (matching.isEmpty() && Utils.isTrue(statement.get("upsert"))) {
        var created = update.create(selector);
        documents.insert(created);
        result.upserted.add(new Document("index", index).append("_id", created.get("_id")));
      }
      return result;
    });
  }

  // --- Deleting ----------------------------------------------------------------------------------

  Document delete(Document query) {
    var documents = collections.find(Commands.text(query, "delete"));
    var deleted = new int[1];
    var errors =
        each(
            query,
            "deletes",
            (_, statement) -> {
              var selector = Commands.object(statement, "q");
              Filter.of(selector);
              long limit = limit(statement.get("limit"));
              documents.exclusively(() -> {
                for (var document : read(documents, new Reading(selector, null, 0, limit))) {
                  documents.remove(document);
                  deleted[0]++;
                }
                return deleted;
              });
            });
    return answer(new Document("n", deleted[0]), errors);
  }

  private static long limit(@Nullable Object value) {
    if (value instanceof Number number && (number.longValue() == 0 || number.longValue() == 1)) {
      return number.longValue();
    }
    throw FAILED_TO_PARSE.because("The limit field in delete objects must be 0 or 1. Got " + value);
  }

  static List<Document> read(Documents documents, Reading reading) {
    try (var found = documents.find(reading)) {
      return found.toList();
    }
  }
}
