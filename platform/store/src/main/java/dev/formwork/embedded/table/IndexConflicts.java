package dev.formwork.embedded.table;

import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.formwork.embedded.index.IndexSpec;

/** MongoDB's rules about an index that resembles one there is. */
final class IndexConflicts {

  private static final int OPTIONS_CONFLICT = 85;
  private static final int KEYS_CONFLICT = 86;

  private IndexConflicts() {}

  /**
   * Whether the table has exactly this index.
   *
   * @throws MongoServerError if it has one of this name or over these fields that differs
   */
  static boolean isThere(Table table, IndexSpec wanted) {
    for (TableIndex index : table.indexes()) {
      IndexSpec there = index.spec();
      if (there.equals(wanted)) {
        return true;
      }
      if (there.name().equals(wanted.name())) {
        throw new MongoServerError(
            KEYS_CONFLICT,
            "IndexKeySpecsConflict",
            "An existing index has the same name as the requested index. When index names are not"
                + " specified, they are auto generated and can cause conflicts. Requested index: "
                + json(wanted)
                + ", existing index: "
                + json(there));
      }
      if (there.parts().equals(wanted.parts())) {
        throw new MongoServerError(
            OPTIONS_CONFLICT,
            "IndexOptionsConflict",
            "Index already exists with a different name: " + there.name());
      }
    }
    return false;
  }

  private static String json(IndexSpec spec) {
    return Json.toCompactJsonValue(spec.describe());
  }
}
