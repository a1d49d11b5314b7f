package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Set;

/** What this store does not do, said rather than ignored. */
final class Refusals {

  private static final int NOT_IMPLEMENTED = 238;

  /** Options that any command may have and that change nothing here. */
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
          "apiVersion",
          "apiStrict",
          "apiDeprecationErrors");

  private Refusals() {}

  /** Refuses options that the command would have to ignore. */
  static void refuseUnknown(Document command, Set<String> known) {
    String name = command.keySet().iterator().next();
    for (var option : command.entrySet()) {
      String key = option.getKey();
      if (key.equals(name) || COMMON.contains(key) || known.contains(key)) {
        continue;
      }
      if (key.equals("collation") && isSimple(option.getValue())) {
        continue;
      }
      if (option.getValue() == null || Boolean.FALSE.equals(option.getValue())) {
        continue;
      }
      throw notImplemented("The embedded store has no option '" + key + "' of '" + name + "'");
    }
  }

  private static boolean isSimple(Object collation) {
    return collation instanceof Document document
        && (document.isEmpty() || "simple".equals(document.get("locale")));
  }

  static MongoServerError notImplemented(String message) {
    return new MongoServerError(NOT_IMPLEMENTED, "NotImplemented", message);
  }
}
