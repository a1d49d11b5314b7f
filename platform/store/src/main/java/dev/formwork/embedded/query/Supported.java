package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.CANNOT_CREATE_INDEX;
import static dev.formwork.embedded.query.Refusal.UNKNOWN_FIELD;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that commands may have. What would be ignored, such as a collation or a validator, is
 * refused instead: an answer that differs silently from MongoDB's is worse than none.
 */
final class Supported {

  /** Of any command: about the connection, or harmless where one server holds all data. */
  private static final Set<String> COMMON =
      Set.of(
          "$db",
          "lsid",
          "$clusterTime",
          "$readPreference",
          "readConcern",
          "writeConcern",
          "maxTimeMS",
          "comment",
          "bypassDocumentValidation",
          "apiVersion",
          "apiStrict",
          "apiDeprecationErrors");

  private static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry(
              "find",
              Set.of(
                  "filter",
                  "sort",
                  "projection",
                  "limit",
                  "skip",
                  "batchSize",
                  "singleBatch",
                  "noCursorTimeout",
                  "allowDiskUse",
                  "allowPartialResults")),
          Map.entry("getMore", Set.of("collection", "batchSize")),
          Map.entry("killCursors", Set.of("cursors")),
          Map.entry("aggregate", Set.of("pipeline", "cursor", "allowDiskUse")),
          Map.entry("count", Set.of("query", "limit", "skip")),
          Map.entry("distinct", Set.of("key", "query")),
          Map.entry("insert", Set.of("documents", "ordered")),
          Map.entry("update", Set.of("updates", "ordered")),
          Map.entry("delete", Set.of("deletes", "ordered")),
          Map.entry(
              "findAndModify",
              Set.of(
                  "query", "update", "remove", "new", "upsert", "fields", "sort", "arrayFilters")),
          Map.entry("create", Set.of("capped", "autoIndexId", "idIndex")),
          Map.entry("createIndexes", Set.of("indexes", "commitQuorum")),
          Map.entry(
              "listCollections", Set.of("filter", "cursor", "nameOnly", "authorizedCollections")));

  private static final Set<String> OF_UPDATE = Set.of("q", "u", "multi", "upsert", "arrayFilters");
  private static final Set<String> OF_DELETE = Set.of("q", "limit");
  private static final Set<String> OF_INDEX =
      Set.of("v", "key", "name", "ns", "unique", "sparse", "background");

  private Supported() {}

  /**
   * Looks at all options of a command.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if one is not supported
   */
  static void check(String command, Document query) {
    var known = OPTIONS.get(command);
    if (known == null) {
      return;
    }
    query.forEach((option, value) -> {
      if (!option.equals(command) && !COMMON.contains(option) && !known.contains(option)) {
        refuseUnlessNeutral(command + "." + option, value);
      }
    });
    switch (command) {
      case "update" -> each(query.get("updates"), "update.updates", OF_UPDATE);
      case "delete" -> each(query.get("deletes"), "delete.deletes", OF_DELETE);
      case "createIndexes" -> checkIndexes(query.get("indexes"));
      case "create" -> {
        if (Utils.isTrue(query.get("capped"))) {
          throw unknown("create.capped");
        }
      }
      default -> {} // has no inner options
    }
  }

  private static void each(@Nullable Object statements, String name, Set<String> known) {
    if (statements instanceof Collection<?> all) {
      for (Object statement : all) {
        ((Document) statement)
            .forEach((option, value) -> {
              if (!known.contains(option)) {
                refuseUnlessNeutral(name + "." + option, value);
              }
            });
      }
    }
  }

  /** The simple collation is how this store compares anyway. */
  private static void refuseUnlessNeutral(String option, @Nullable Object value) {
    boolean isNeutral =
        value == null
            || (option.endsWith(".collation")
                && value instanceof Document collation
                && Objects.equals(collation.get("locale"), "simple"));
    if (!isNeutral) {
      throw unknown(option);
    }
  }

  private static RuntimeException unknown(String option) {
    return UNKNOWN_FIELD.because(
        "BSON field '"
            + option
            + "' is an unknown field, or one the embedded store does not"
            + " support.");
  }

  private static void checkIndexes(@Nullable Object indexes) {
    if (!(indexes instanceof Collection<?> all)) {
      return;
    }
    for (Object each : all) {
      var index = (Document) each;
      index.forEach((option, value) -> {
        boolean isOff = value == null || Objects.equals(value, false);
        if (!OF_INDEX.contains(option) && !isOff) {
          throw CANNOT_CREATE_INDEX.because(
              "The embedded store has no indexes with the option '" + option + "'");
        }
      });
      checkKey(index.get("key"));
    }
  }

  private static void checkKey(@Nullable Object key) {
    if (!(key instanceof Document fields) || fields.isEmpty()) {
      throw CANNOT_CREATE_INDEX.because("Index keys cannot be empty.");
    }
    fields.forEach((field, direction) -> {
      boolean isPlain = !field.isEmpty() && !field.contains("$");
      boolean isOrdered = direction instanceof Number number && number.doubleValue() != 0;
      if (!isPlain || !isOrdered) {
        throw CANNOT_CREATE_INDEX.because(
            "The embedded store has only ascending and descending indexes, found: "
                + field
                + ": "
                + direction);
      }
    });
  }
}
