package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order of documents, as in {@code {city: 1, total: -1}}. An array stands where its least entry
 * stands, and in a descending order where its greatest does.
 */
public final class Sorting {

  private final List<Paths> paths = new ArrayList<>();
  private final List<Comparator<@Nullable Object>> directions = new ArrayList<>();
  private final Comparator<List<@Nullable Object>> keyOrder = this::compareKeys;

  private Sorting(Document specification) {
    specification.forEach((path, direction) -> {
      paths.add(Paths.of(path));
      directions.add(
          isAscending(path, direction) ? BsonOrder.ASCENDING : BsonOrder.ASCENDING.reversed());
    });
  }

  /** The order of this specification, which is not empty. */
  public static Sorting by(Document specification) {
    return new Sorting(specification);
  }

  private static boolean isAscending(String path, @Nullable Object direction) {
    if (path.isEmpty() || path.startsWith("$")) {
      throw BAD_VALUE.because("FieldPath field names may not start with '$': " + path);
    }
    if (direction instanceof Number number
        && (number.doubleValue() == 1 || number.doubleValue() == -1)) {
      return number.intValue() > 0;
    }
    throw BAD_VALUE.because(
        "$sort key ordering must be 1 (for ascending) or -1 (for descending): " + path);
  }

  /** Where a document stands in this order. */
  public List<@Nullable Object> key(Document document) {
    var keys = Keys.ofPaths(document, paths, Sorting::parallelArrays);
    var first = keys.getFirst();
    for (int i = 1; i < keys.size(); i++) {
      if (compareKeys(keys.get(i), first) < 0) {
        first = keys.get(i);
      }
    }
    return first;
  }

  private static RuntimeException parallelArrays() {
    return BAD_VALUE.because("cannot sort with keys that are parallel arrays");
  }

  /** The order of keys. */
  public Comparator<List<@Nullable Object>> keyOrder() {
    return keyOrder;
  }

  private int compareKeys(List<@Nullable Object> one, List<@Nullable Object> other) {
    for (int i = 0; i < one.size(); i++) {
      int result = directions.get(i).compare(one.get(i), other.get(i));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private record Placed(List<@Nullable Object> key, long arrival, Document document) {}

  /** All documents in this order; those that stand alike stay as they came. */
  public Stream<Document> sorted(Stream<Document> documents) {
    return documents
        .map(document -> new Placed(key(document), 0, document))
        .sorted(Comparator.comparing(Placed::key, keyOrder))
        .map(Placed::document);
  }

  /** The first so many documents in this order; holds no more than these at a time. */
  public Stream<Document> first(int count, Stream<Document> documents) {
    var order = Comparator.comparing(Placed::key, keyOrder).thenComparingLong(Placed::arrival);
    var kept = new PriorityQueue<>(order.reversed());
    var arrivals = new long[1];
    documents.forEach(document -> {
      kept.add(new Placed(key(document), arrivals[0]++, document));
      if (kept.size() > count) {
        kept.poll();
      }
    });
    return kept.stream().sorted(order).map(Placed::document);
  }
}
