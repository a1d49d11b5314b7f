package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Fields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of the documents that enter a pipeline its stages look at. */
final class StageFields {

  private final Set<String> paths = new HashSet<>();

  private StageFields() {}

  static Fields of(List<Document> stages) {
    var found = new StageFields();
    return found.covers(stages) ? Fields.of(found.paths) : Fields.ALL;
  }

  /** Whether a stage makes documents anew, so that no other field can get through. */
  private boolean covers(List<Document> stages) {
    for (Document stage : stages) {
      var only = stage.entrySet().iterator().next();
      switch (only.getKey()) {
        case "$group", "$bucket", "$sortByCount" -> {
          return expression(only.getValue());
        }
        case "$count" -> {
          return true;
        }
        case "$project" -> {
          return only.getValue() instanceof Document fields && projects(fields);
        }
        case "$facet" -> {
          return only.getValue() instanceof Document facets && facets(facets);
        }
        case "$unwind", "$addFields" -> {
          if (!expression(only.getValue())) {
            return false;
          }
        }
        case "$sort" -> {
          if (!(only.getValue() instanceof Document fields)) {
            return false;
          }
          paths.addAll(fields.keySet());
        }
        case "$skip", "$limit" -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private boolean facets(Document facets) {
    for (Object pipeline : facets.values()) {
      if (!(pipeline instanceof List<?> stages) || stages.isEmpty()) {
        return false;
      }
      List<Document> documents =
          stages.stream().filter(Document.class::isInstance).map(Document.class::cast).toList();
      if (documents.size() < stages.size() || !covers(documents)) {
        return false;
      }
    }
    return true;
  }

  /** An inclusion names what it keeps; an exclusion may let anything through. */
  private boolean projects(Document fields) {
    boolean includes = false;
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      Object value = field.getValue();
      boolean excluded =
          Boolean.FALSE.equals(value) || (value instanceof Number n && n.doubleValue() == 0);
      if (excluded && !field.getKey().equals("_id")) {
        return false;
      }
      includes |= !excluded;
      if (value instanceof Number || value instanceof Boolean) {
        paths.add(field.getKey());
      } else if (isNested(value) || !expression(value)) {
        return false;
      }
    }
    paths.add("_id");
    return includes;
  }

  /** Fields within a field, as in {@code {city: {name: 1}}}: numbers in it are no constants. */
  private static boolean isNested(@Nullable Object value) {
    return value instanceof Document document
        && document.keySet().stream().noneMatch(key -> key.startsWith("$"));
  }

  /** Adds the paths in an expression; false if it may look at a whole document. */
  private boolean expression(@Nullable Object expression) {
    return switch (expression) {
      case String text when text.startsWith("$$") -> false;
      case String text when text.startsWith("$") -> path(text.substring(1));
      case Map<?, ?> document -> all(document.values());
      case Collection<?> list -> all(list);
      case null, default -> true;
    };
  }

  private boolean path(String path) {
    paths.add(path);
    return true;
  }

  private boolean all(Collection<?> expressions) {
    for (Object expression : expressions) {
      if (!expression(expression)) {
        return false;
      }
    }
    return true;
  }
}
