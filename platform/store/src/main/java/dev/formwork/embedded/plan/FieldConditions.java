package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import dev.formwork.embedded.index.KeyWriter;
import dev.formwork.embedded.index.TypeBounds;
import dev.formwork.embedded.plan.Conditions.All;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a filter says about one field, in intervals of its keys in an index. */
final class FieldConditions {

  private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

  private FieldConditions() {}

  static All of(String path, @Nullable Object value) {
    if (value instanceof Document document && isOperators(document)) {
      All all = All.NOTHING_SAID;
      for (var operator : document.entrySet()) {
        all = all.and(operator(path, operator.getKey(), operator.getValue()));
      }
      return all;
    }
    return known(path, equal(value));
  }

  private static boolean isOperators(Document document) {
    return !document.isEmpty()
        && document.keySet().iterator().next().startsWith("$")
        && !document.containsKey("$ref");
  }

  private static All operator(String path, String operator, @Nullable Object value) {
    return switch (operator) {
      case "$eq" -> known(path, equal(value));
      case "$in" -> value instanceof Collection<?> list ? known(path, in(list)) : All.UNKNOWN;
      case "$all" -> value instanceof Collection<?> list ? all(path, list) : All.UNKNOWN;
      case "$gt", "$gte", "$lt", "$lte" -> known(path, range(operator, value));
      case "$exists" ->
          isFalse(value)
              ? All.of(path, Intervals.ofPoints(List.of(KeyWriter.bytesOf(null)), false))
              : All.UNKNOWN;
      case "$elemMatch" -> value instanceof Document inner ? element(path, inner) : All.UNKNOWN;
      default -> All.UNKNOWN;
    };
  }

  private static boolean isFalse(@Nullable Object value) {
    return Boolean.FALSE.equals(value)
        || (value instanceof Number number && number.doubleValue() == 0)
        || value == null;
  }

  private static All known(String path, @Nullable Intervals intervals) {
    return intervals == null ? All.UNKNOWN : All.of(path, intervals);
  }

  private static All all(String path, Collection<?> values) {
    All all = All.UNKNOWN;
    for (Object value : values) {
      if (!(value instanceof Document)) {
        all = all.and(known(path, equal(value)));
      }
    }
    return all;
  }

  private static All element(String path, Document inner) {
    return isOperators(inner) && !LOGICAL.contains(inner.keySet().iterator().next())
        ? of(path, inner).and(All.UNKNOWN)
        : Conditions.ofElement(inner, path);
  }

  private static @Nullable Intervals equal(@Nullable Object value) {
    var points = new ArrayList<byte[]>();
    return addPoints(points, value) ? Intervals.ofPoints(points, isPlain(value)) : null;
  }

  private static @Nullable Intervals in(Collection<?> values) {
    var points = new ArrayList<byte[]>();
    boolean exact = true;
    for (Object value : values) {
      if (!addPoints(points, value)) {
        return null;
      }
      exact &= isPlain(value);
    }
    return Intervals.ofPoints(points, exact);
  }

  /** The keys that a document may have whose field equals this value; false if that is unknown. */
  private static boolean addPoints(List<byte[]> points, @Nullable Object value) {
    if (value instanceof BsonRegularExpression
        || (value instanceof Document document
            && BsonRegularExpression.isRegularExpression(document))) {
      return false;
    }
    points.add(KeyWriter.bytesOf(value));
    if (value instanceof Collection<?> array) {
      // An array equal to this one has a key for its first element too, or that of an empty one.
      points.add(
          array.isEmpty()
              ? KeyWriter.bytesOfEmptyArray()
              : KeyWriter.bytesOf(array.iterator().next()));
    }
    return true;
  }

  /** Whether equality of keys is equality for the matcher, as long as the field is no array. */
  private static boolean isPlain(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Collection<?> _, Document _, MinKey _, MaxKey _ -> false;
      default -> true;
    };
  }

  /** Values of the same type on one side of this one. */
  private static @Nullable Intervals range(String operator, @Nullable Object value) {
    boolean included = operator.endsWith("e");
    if (value == null || (value instanceof Number number && Double.isNaN(number.doubleValue()))) {
      return included
          ? Intervals.ofPoints(List.of(KeyWriter.bytesOf(value)), false)
          : new Intervals(List.of(), false);
    }
    var type = TypeBounds.of(value);
    if (type.isEmpty()) {
      return null;
    }
    byte[] bytes = KeyWriter.bytesOf(value);
    boolean upwards = operator.startsWith("$g");
    byte[] edge = upwards == included ? bytes : Interval.after(bytes);
    Interval interval =
        upwards
            ? Interval.between(edge, type.get().below())
            : Interval.between(type.get().from(), edge);
    return Intervals.of(List.of(interval), isExactlyOrdered(value));
  }

  private static boolean isExactlyOrdered(Object value) {
    return value instanceof Number
        || value instanceof String
        || value instanceof Instant
        || value instanceof ObjectId
        || value instanceof Boolean;
  }
}
