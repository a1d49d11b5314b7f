package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.query.Filter;
import dev.formwork.embedded.query.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that change documents: each document for itself, an ordered list until an error. */
final class WriteCommands {

  private static final int INVALID_NAMESPACE = 73;
  private static final int INTERNAL_ERROR = 8;
  private static final Set<String> COMMON =
      Set.of("ordered", "documents", "updates", "deletes", "bypassDocumentValidation");

  private final EngineDatabase database;
  private final Engine engine;

  WriteCommands(EngineDatabase database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  // --- Inserting ---------------------------------------------------------------------------------

  Document insert(Document command) {
    Refusals.refuseUnknown(command, COMMON);
    EngineCollection collection = database.getOrCreate(name(command));
    var inserted = new int[1];
    var errors =
        each(
            command,
            "documents",
            (_, document) -> {
              collection.insert(document);
              inserted[0]++;
            });
    return answer(new Document("n", inserted[0]), errors);
  }

  // --- Updating ----------------------------------------------------------------------------------

  private static final class Updated {
    private int matched;
    private int modified;
    private final List<Document> upserted = new ArrayList<>();
  }

  Document update(Document command) {
    Refusals.refuseUnknown(command, COMMON);
    documents(command, "updates")
        .forEach(each ->
            refusePart(
                each, Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint"), "update"));
    var result = new Updated();
    var errors =
        each(
            command,
            "updates",
            (index, statement) -> update(name(command), index, statement, result));
    var counts =
        new Document("n", result.matched + result.upserted.size())
            .append("nModified", result.modified);
    if (!result.upserted.isEmpty()) {
      counts.append("upserted", result.upserted);
    }
    return answer(counts, errors);
  }

  private void update(String name, int index, Document statement, Updated result) {
    Document selector = FindRequest.document(statement, "q");
    boolean several = Utils.isTrue(statement.get("multi"));
    boolean upserts = Utils.isTrue(statement.get("upsert"));
    var filter = Filter.of(selector);
    var update = Update.of(statement.get("u"), statement.get("arrayFilters"), engine.now());
    if (several && update.isReplacement()) {
      throw new FailedToParseException(
          "multi update is not supported for replacement-style update");
    }
    EngineCollection collection = upserts ? database.getOrCreate(name) : database.find(name);
    if (collection == null) {
      return;
    }
    try (var claims = collection.claims(several, upserts)) {
      var found = claims.of(Query.of(filter));
      boolean any = false;
      while (found.hasNext()) {
        any = true;
        Document before = found.next();
        Document after = update.apply(before, filter.positionIn(before));
        if (!after.equals(before)) {
          claims.replace(before, after);
          result.modified++;
        }
        result.matched++;
      }
      if (!any && upserts) {
        Document created = update.create(selector);
        claims.insert(created);
        result.upserted.add(new Document("index", index).append("_id", created.get("_id")));
      }
    }
  }

  // --- Deleting ----------------------------------------------------------------------------------

  Document delete(Document command) {
    Refusals.refuseUnknown(command, COMMON);
    documents(command, "deletes")
        .forEach(each -> refusePart(each, Set.of("q", "limit", "hint"), "delete"));
    EngineCollection collection = database.find(name(command));
    var deleted = new int[1];
    var errors =
        each(
            command,
            "deletes",
            (_, statement) -> {
              var query = EngineCollection.query(FindRequest.document(statement, "q"));
              boolean several = isOfSeveral(statement.get("limit"));
              if (collection != null) {
                try (var claims = collection.claims(several, false)) {
                  var found = claims.of(query);
                  while (found.hasNext()) {
                    claims.remove(found.next());
                    deleted[0]++;
                  }
                }
              }
            });
    return answer(new Document("n", deleted[0]), errors);
  }

  private static boolean isOfSeveral(@Nullable Object limit) {
    if (limit instanceof Number number
        && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
      return number.doubleValue() == 0;
    }
    throw new FailedToParseException(
        "The limit field in delete objects must be 0 or 1. Got " + limit);
  }

  // --- Changing one and giving it ----------------------------------------------------------------

  Document findAndModify(Document command) {
    Refusals.refuseUnknown(
        command,
        Set.of(
            "query",
            "sort",
            "remove",
            "update",
            "new",
            "fields",
            "upsert",
            "arrayFilters",
            "hint",
            "bypassDocumentValidation"));
    var asked = FindAndModify.of(command, engine.now());
    String name = name(command);
    return asked.run(asked.upserts() ? database.getOrCreate(name) : database.find(name));
  }

  // --- Statements --------------------------------------------------------------------------------

  private interface Statement {
    void run(int index, Document statement);
  }

  /** Runs one statement after another and gives the errors of those that were refused. */
  private static List<Document> each(Document command, String key, Statement work) {
    boolean isOrdered = Utils.isTrue(command.getOrDefault("ordered", true));
    var errors = new ArrayList<Document>();
    int index = 0;
    for (Document statement : documents(command, key)) {
      try {
        work.run(index, statement);
      } catch (MongoServerException refusal) {
        errors.add(error(index, refusal));
        if (isOrdered) {
          break;
        }
      }
      index++;
    }
    return errors;
  }

  private static Document error(int index, MongoServerException failure) {
    var error = new Document("index", index).append("errmsg", failure.getMessageWithoutErrorCode());
    return failure instanceof MongoServerError known
        ? error.append("code", known.getCode()).append("codeName", known.getCodeName())
        : error.append("code", INTERNAL_ERROR);
  }

  private static Document answer(Document counts, List<Document> errors) {
    if (!errors.isEmpty()) {
      counts.append("writeErrors", errors);
    }
    Utils.markOkay(counts);
    return counts;
  }

  private static String name(Document command) {
    if (command.values().iterator().next() instanceof String name) {
      return name;
    }
    throw new MongoServerError(
        INVALID_NAMESPACE, "InvalidNamespace", "collection name has invalid type");
  }

  private static void refusePart(Document part, Set<String> known, String what) {
    var named = new Document(what, "");
    named.putAll(part);
    Refusals.refuseUnknown(named, known);
  }

  private static List<Document> documents(Document command, String key) {
    if (!(command.get(key) instanceof List<?> all)) {
      throw new MongoServerError(
          40414, "Location40414", "BSON field '" + key + "' is missing but a required field");
    }
    var documents = new ArrayList<Document>();
    for (Object each : all) {
      if (!(each instanceof Document document)) {
        throw new MongoServerError(14, "TypeMismatch", "'" + key + "' must hold objects");
      }
      documents.add(document);
    }
    return documents;
  }
}
