package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.NOT_SINGLE_VALUE;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a query says a document has: the beginning of the document an upsert inserts. */
final class Equalities {

  private final Map<String, @Nullable Object> found = new TreeMap<>();

  private Equalities() {}

  static Document of(Document query) {
    var equalities = new Equalities();
    equalities.collect(query);
    var document = new Document();
    equalities.found.forEach((path, value) -> put(document, path, value));
    return document;
  }

  private void collect(Document query) {
    query.forEach((key, value) -> {
      switch (key) {
        case "$and" -> ((Collection<?>) value).forEach(part -> collect((Document) part));
        case "$or" -> {
          var parts = (Collection<?>) value;
          if (parts.size() == 1) {
            collect((Document) parts.iterator().next());
          }
        }
        default -> {
          if (!key.startsWith("$")) {
            collect(key, value);
          }
        }
      }
    });
  }

  private void collect(String path, @Nullable Object value) {
    var operators = FilterReader.operatorsIn(value);
    if (operators == null) {
      if (!(value instanceof BsonRegularExpression)) {
        add(path, value);
      }
      return;
    }
    operators.forEach((operator, operand) -> {
      boolean isSingle = operator.equals("$in") || operator.equals("$all");
      if (operator.equals("$eq")) {
        add(path, operand);
      } else if (isSingle && operand instanceof Collection<?> one && one.size() == 1) {
        @Nullable Object only = one.iterator().next();
        if (!(only instanceof BsonRegularExpression) && !FilterReader.hasOperators(only)) {
          add(path, only);
        }
      }
    });
  }

  private void add(String path, @Nullable Object value) {
    for (String known : found.keySet()) {
      if (path.equals(known)) {
        throw NOT_SINGLE_VALUE.because(
            "cannot infer query fields to set, path '" + path + "' is matched twice");
      }
      if (path.startsWith(known + ".") || known.startsWith(path + ".")) {
        throw NOT_SINGLE_VALUE.because(
            "cannot infer query fields to set, both paths '"
                + path
                + "' and '"
                + known
                + "' are matched");
      }
    }
    found.put(path, value);
  }

  private static void put(Document into, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      into.put(path, value);
    } else {
      var inner = (Document) into.computeIfAbsent(path.substring(0, dot), _ -> new Document());
      put(inner, path.substring(dot + 1), value);
    }
  }
}
