package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The commands that change documents: each document for itself, an ordered list until an error. */
final class WriteCommands {

  private static final int INVALID_NAMESPACE = 73;
  private static final Set<String> COMMON =
      Set.of("ordered", "documents", "updates", "deletes", "bypassDocumentValidation");

  private final EngineDatabase database;
  private final Updater updater;

  WriteCommands(EngineDatabase database, Updater updater) {
    this.database = database;
    this.updater = updater;
  }

  Document insert(Document command) {
    Refusals.refuseUnknown(command, COMMON);
    EngineCollection collection = database.getOrCreate(collectionName(command));
    List<Document> documents = documents(command, "documents");
    List<Document> errors = collection.insertDocuments(documents, isOrdered(command));
    int inserted =
        errors.isEmpty() || !isOrdered(command)
            ? documents.size() - errors.size()
            : count(errors.getFirst(), "index");
    return answer(new Document("n", inserted), errors);
  }

  /** The library knows how to read one update; what a list of them means is ours. */
  Document update(Channel channel, Document command, Oplog oplog) {
    Refusals.refuseUnknown(command, COMMON);
    String name = collectionName(command);
    int matched = 0;
    int modified = 0;
    var upserted = new ArrayList<Document>();
    var errors = new ArrayList<Document>();
    int index = 0;
    for (Document update : documents(command, "updates")) {
      try {
        refusePart(update, Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint"), "update");
        if (!(update.get("u") instanceof Document)) {
          throw Refusals.notImplemented("The embedded store has no updates by pipelines");
        }
        if (database.find(name) == null && !Utils.isTrue(update.get("upsert"))) {
          index++;
          continue; // a collection is made by what is put into it
        }
        Document single = new Document("update", name).append("updates", List.of(update));
        Document result = updater.update(channel, single, oplog);
        matched += count(result, "n");
        modified += count(result, "nModified");
        for (Document each : list(result, "upserted")) {
          upserted.add(new Document("index", index).append("_id", each.get("_id")));
        }
        for (Document error : list(result, "writeErrors")) {
          error.put("index", index);
          errors.add(error);
        }
      } catch (MongoServerException failure) {
        errors.add(error(index, failure));
      }
      if (!errors.isEmpty() && isOrdered(command)) {
        break;
      }
      index++;
    }
    Document result = new Document("n", matched).append("nModified", modified);
    if (!upserted.isEmpty()) {
      result.append("upserted", upserted);
    }
    return answer(result, errors);
  }

  Document delete(Document command, Oplog oplog) {
    Refusals.refuseUnknown(command, COMMON);
    EngineCollection collection = database.find(collectionName(command));
    int deleted = 0;
    var errors = new ArrayList<Document>();
    int index = 0;
    for (Document delete : documents(command, "deletes")) {
      try {
        refusePart(delete, Set.of("q", "limit", "hint"), "delete");
        if (collection != null
            && delete.get("q") instanceof Document filter
            && delete.get("limit") instanceof Number limit) {
          deleted += collection.deleteDocuments(filter, limit.intValue(), oplog);
        }
      } catch (MongoServerException failure) {
        errors.add(error(index, failure));
        if (isOrdered(command)) {
          break;
        }
      }
      index++;
    }
    return answer(new Document("n", deleted), errors);
  }

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
    if (command.get("update") instanceof List<?>) {
      throw Refusals.notImplemented("The embedded store has no updates by pipelines");
    }
    String name = collectionName(command);
    if (database.find(name) == null && !Utils.isTrue(command.get("upsert"))) {
      Document nothing = new Document("n", 0).append("updatedExisting", false);
      return answer(new Document("lastErrorObject", nothing).append("value", null), List.of());
    }
    return database.getOrCreate(name).findAndModify(command);
  }

  private String collectionName(Document command) {
    Object name = command.values().iterator().next();
    if (name instanceof String text) {
      return text;
    }
    throw new MongoServerError(
        INVALID_NAMESPACE, "InvalidNamespace", "collection name has invalid type");
  }

  private static void refusePart(Document part, Set<String> known, String what) {
    var named = new Document(what, "");
    named.putAll(part);
    Refusals.refuseUnknown(named, known);
  }

  private static int count(Document result, String key) {
    return result.get(key) instanceof Number number ? number.intValue() : 0;
  }

  private static boolean isOrdered(Document command) {
    return Utils.isTrue(command.getOrDefault("ordered", true));
  }

  private static List<Document> documents(Document command, String key) {
    if (!(command.get(key) instanceof List<?>)) {
      throw new MongoServerError(
          40414, "Location40414", "BSON field '" + key + "' is missing but a required field");
    }
    return list(command, key);
  }

  private static List<Document> list(Document document, String key) {
    var list = new ArrayList<Document>();
    if (document.get(key) instanceof Iterable<?> all) {
      all.forEach(each -> list.add((Document) each));
    }
    return list;
  }

  private static Document error(int index, MongoServerException failure) {
    var error = new Document("index", index).append("errmsg", failure.getMessageWithoutErrorCode());
    int code = failure instanceof MongoServerError known ? known.getCode() : 8;
    error.append("code", code);
    if (failure instanceof MongoServerError known) {
      error.append("codeName", known.getCodeName());
    }
    return error;
  }

  private static Document answer(Document result, List<Document> errors) {
    if (!errors.isEmpty()) {
      result.append("writeErrors", errors);
    }
    Utils.markOkay(result);
    return result;
  }

  /** The library's command for one update. */
  @FunctionalInterface
  interface Updater {
    Document update(Channel channel, Document command, Oplog oplog);
  }
}
