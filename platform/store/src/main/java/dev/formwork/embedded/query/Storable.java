package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.DOLLAR_FIELD;
import static dev.formwork.embedded.query.Refusal.INVALID_ID;
import static dev.formwork.embedded.query.Refusal.OVERFLOW;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be stored: MongoDB's documented limits, as not every server is as lenient as it. */
public final class Storable {

  /** Levels of objects and arrays in each other, the document itself being the first. */
  private static final int DEEPEST = 100;

  private static final String ID = "_id";
  private static final Set<String> REFERENCE = Set.of("$ref", "$id", "$db");

  private Storable() {}

  /** A document to be inserted: with an id, which is its first field. */
  public static Document inserted(Document document) {
    check(document);
    if (document.containsKey(ID)) {
      return idFirst(document);
    }
    var result = new Document(ID, new ObjectId());
    result.putAll(document);
    return result;
  }

  static Document idFirst(Document document) {
    if (document.keySet().iterator().next().equals(ID)) {
      return document;
    }
    var result = new Document(ID, document.get(ID));
    result.putAll(document);
    return result;
  }

  /**
   * Looks for what must not be stored.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if there is such a thing
   */
  static void check(Document document) {
    Object id = document.get(ID);
    if (id instanceof Collection<?> || id instanceof BsonRegularExpression) {
      throw INVALID_ID.because(
          "The '_id' value cannot be of type " + (id instanceof Collection<?> ? "array" : "regex"));
    }
    check(document, 1);
  }

  private static void check(@Nullable Object value, int depth) {
    switch (value) {
      case Document object -> {
        refuseDeeper(depth);
        object.forEach((name, inner) -> {
          if (name.startsWith("$") && !REFERENCE.contains(name)) {
            throw DOLLAR_FIELD.because(
                "The dollar ($) prefixed field '" + name + "' is not valid for storage.");
          }
          check(inner, depth + 1);
        });
      }
      case Collection<?> array -> {
        refuseDeeper(depth);
        array.forEach(entry -> check(entry, depth + 1));
      }
      case null, default -> {}
    }
  }

  private static void refuseDeeper(int depth) {
    if (depth > DEEPEST) {
      throw OVERFLOW.because("Document exceeds maximum nesting depth of " + DEEPEST);
    }
  }
}
