package dev.formwork.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an index is over, and what it demands. */
public record IndexSpec(String name, List<Part> parts, boolean unique, boolean sparse) {

  public static final String ID_NAME = "_id_";
  private static final int CANNOT_CREATE_INDEX = 67;
  private static final int BAD_VALUE = 2;
  private static final int MOST_PARTS = 32;

  /** Options without a meaning here, which drivers and older programs send. */
  private static final Set<String> OPTIONS =
      Set.of("v", "key", "name", "ns", "unique", "sparse", "background");

  public IndexSpec {
    parts = List.copyOf(parts);
  }

  /** The index that every collection has. */
  public static IndexSpec ofId() {
    return new IndexSpec(ID_NAME, List.of(new Part("_id", false)), true, false);
  }

  /**
   * As {@code createIndexes} describes it.
   *
   * @throws MongoServerError for what this store does not have, rather than ignoring it
   */
  public static IndexSpec parse(Document description) {
    for (var option : description.entrySet()) {
      boolean known =
          OPTIONS.contains(option.getKey())
              || (option.getKey().equals("collation") && isSimple(option.getValue()))
              || (option.getKey().equals("hidden") && Boolean.FALSE.equals(option.getValue()));
      if (!known) {
        throw new MongoServerError(
            CANNOT_CREATE_INDEX,
            "CannotCreateIndex",
            "The embedded store has no indexes with the option '" + option.getKey() + "'");
      }
    }
    if (!(description.get("key") instanceof Document key) || key.isEmpty()) {
      throw invalid("Index keys cannot be an empty object");
    }
    if (key.size() > MOST_PARTS) {
      throw invalid("Index keys can have at most " + MOST_PARTS + " fields");
    }
    List<Part> parts = key.entrySet().stream().map(IndexSpec::part).toList();
    if (!(description.get("name") instanceof String name) || name.isEmpty()) {
      throw invalid("Index names must be texts and not empty");
    }
    boolean isId = parts.size() == 1 && parts.getFirst().path().equals("_id");
    if (isId && (parts.getFirst().descending() || isTrue(description.get("sparse")))) {
      throw invalid("The index on _id is ascending and of all documents");
    }
    return isId
        ? ofId()
        : new IndexSpec(
            name, parts, isTrue(description.get("unique")), isTrue(description.get("sparse")));
  }

  private static boolean isSimple(Object collation) {
    return collation instanceof Document document && "simple".equals(document.get("locale"));
  }

  private static Part part(Map.Entry<String, Object> entry) {
    String path = entry.getKey();
    if (path.contains("$**") || !(entry.getValue() instanceof Number direction)) {
      throw new MongoServerError(
          CANNOT_CREATE_INDEX,
          "CannotCreateIndex",
          "The embedded store has ascending and descending indexes only, not '%s' on '%s'"
              .formatted(entry.getValue(), path));
    }
    if (path.isEmpty() || path.startsWith("$") || path.contains("..") || path.endsWith(".")) {
      throw invalid("Index key contains an illegal field name: '" + path + "'");
    }
    double sign = direction.doubleValue();
    if (sign == 0 || Double.isNaN(sign)) {
      throw new MongoServerError(
          CANNOT_CREATE_INDEX, "CannotCreateIndex", "Values in the index key cannot be 0");
    }
    return new Part(path, sign < 0);
  }

  private static MongoServerError invalid(String message) {
    return new MongoServerError(BAD_VALUE, "BadValue", message);
  }

  private static boolean isTrue(@Nullable Object option) {
    return switch (option) {
      case null -> false;
      case Boolean bool -> bool;
      case Number number -> number.doubleValue() != 0;
      default -> true;
    };
  }

  public boolean isId() {
    return name.equals(ID_NAME);
  }

  public Document key() {
    var key = new Document();
    parts.forEach(part -> key.append(part.path(), part.descending() ? -1 : 1));
    return key;
  }

  /** As {@code listIndexes} describes it. */
  public Document describe() {
    var description = new Document("v", 2).append("key", key()).append("name", name);
    if (unique && !isId()) {
      description.append("unique", true);
    }
    if (sparse) {
      description.append("sparse", true);
    }
    return description;
  }

  public List<String> paths() {
    var paths = new ArrayList<String>();
    parts.forEach(part -> paths.add(part.path()));
    return paths;
  }

  /** One field of the index. */
  public record Part(String path, boolean descending) {}
}
