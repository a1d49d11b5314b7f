package dev.formwork.embedded.table;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which fields of a document differ from what was there; each is compared once. */
final class ChangedFields {

  private final Document before;
  private final Document after;
  private final Map<String, Boolean> changed = new HashMap<>();

  ChangedFields(Document before, Document after) {
    this.before = before;
    this.after = after;
  }

  /** Whether one of these fields does; what lies deeper counts for the field it lies in. */
  boolean any(List<String> fields) {
    for (String field : fields) {
      if (changed.computeIfAbsent(field, this::isChanged)) {
        return true;
      }
    }
    return false;
  }

  private boolean isChanged(String field) {
    return before.containsKey(field) != after.containsKey(field)
        || !Objects.equals(before.get(field), after.get(field));
  }
}
