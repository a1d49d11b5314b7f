package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Fields;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a document a filter looks at. */
final class FilterFields {

  private FilterFields() {}

  static Fields of(Document filter) {
    var paths = new HashSet<String>();
    return collect(filter, paths) ? Fields.of(paths) : Fields.ALL;
  }

  /** Adds the paths; false if the filter may look at any field. */
  static boolean collect(Document filter, Set<String> paths) {
    for (var entry : filter.entrySet()) {
      switch (entry.getKey()) {
        case "$comment" -> {}
        case "$and", "$or", "$nor" -> {
          if (!collectAll(entry.getValue(), paths)) {
            return false;
          }
        }
        default -> {
          if (entry.getKey().startsWith("$")) {
            return false;
          }
          paths.add(entry.getKey());
        }
      }
    }
    return true;
  }

  private static boolean collectAll(@Nullable Object parts, Set<String> paths) {
    if (!(parts instanceof Collection<?> all)) {
      return false;
    }
    for (Object part : all) {
      if (!(part instanceof Document document) || !collect(document, paths)) {
        return false;
      }
    }
    return true;
  }
}
