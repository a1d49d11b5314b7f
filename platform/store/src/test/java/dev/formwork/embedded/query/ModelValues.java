package dev.formwork.embedded.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/** How the model compares values, and what it finds under a path. Undefined stands for missing. */
final class ModelValues {

  static final BsonValue MISSING = new BsonUndefined();
  static final BsonValue NULL = BsonNull.VALUE;

  private ModelValues() {}

  static boolean isNullish(BsonValue value) {
    return value.isNull() || value.equals(MISSING);
  }

  static BsonValue orMissing(BsonDocument document, String field) {
    return document.get(field, MISSING);
  }

  // --- Order, after the manual's "Comparison/Sort Order"
  // -------------------------------------------

  static int rank(BsonValue value) {
    return switch (value.getBsonType()) {
      case UNDEFINED -> 0;
      case NULL -> 1;
      case INT32, INT64, DOUBLE, DECIMAL128 -> 2;
      case STRING -> 3;
      case DOCUMENT -> 4;
      case ARRAY -> 5;
      case BINARY -> 6;
      case OBJECT_ID -> 7;
      case BOOLEAN -> 8;
      case DATE_TIME -> 9;
      default -> throw new IllegalArgumentException("The model has no " + value.getBsonType());
    };
  }

  static int compare(BsonValue one, BsonValue other) {
    if (rank(one) != rank(other)) {
      return Integer.compare(rank(one), rank(other));
    }
    return switch (one.getBsonType()) {
      case UNDEFINED, NULL -> 0;
      case INT32, INT64, DOUBLE, DECIMAL128 -> compareNumbers(one, other);
      case STRING ->
          compareBytes(utf8(one.asString().getValue()), utf8(other.asString().getValue()));
      case DOCUMENT -> compareFields(one.asDocument(), other.asDocument());
      case ARRAY -> compareEntries(one.asArray(), other.asArray());
      case OBJECT_ID -> one.asObjectId().getValue().compareTo(other.asObjectId().getValue());
      case BOOLEAN -> Boolean.compare(one.asBoolean().getValue(), other.asBoolean().getValue());
      case DATE_TIME -> Long.compare(one.asDateTime().getValue(), other.asDateTime().getValue());
      default -> throw new IllegalArgumentException("The model has no " + one.getBsonType());
    };
  }

  private static int compareNumbers(BsonValue one, BsonValue other) {
    if (isNaN(one) || isNaN(other)) {
      return Boolean.compare(isNaN(other), isNaN(one));
    }
    return exact(one).compareTo(exact(other));
  }

  static boolean isNaN(BsonValue value) {
    return value.isDouble() && Double.isNaN(value.asDouble().getValue());
  }

  static BigDecimal exact(BsonValue number) {
    return switch (number.getBsonType()) {
      case INT32 -> BigDecimal.valueOf(number.asInt32().getValue());
      case INT64 -> BigDecimal.valueOf(number.asInt64().getValue());
      case DOUBLE -> new BigDecimal(number.asDouble().getValue());
      default -> number.asDecimal128().getValue().bigDecimalValue();
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int compareBytes(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other);
  }

  private static int compareFields(BsonDocument one, BsonDocument other) {
    var names = List.copyOf(one.keySet());
    var otherNames = List.copyOf(other.keySet());
    for (int i = 0; i < Math.min(names.size(), otherNames.size()); i++) {
      var value = orMissing(one, names.get(i));
      var otherValue = orMissing(other, otherNames.get(i));
      int[] results = {
        Integer.compare(rank(value), rank(otherValue)),
        compareBytes(utf8(names.get(i)), utf8(otherNames.get(i))),
        rank(value) == rank(otherValue) ? compare(value, otherValue) : 0
      };
      for (int result : results) {
        if (result != 0) {
          return result;
        }
      }
    }
    return Integer.compare(names.size(), otherNames.size());
  }

  private static int compareEntries(BsonArray one, BsonArray other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int result = compare(one.get(i), other.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  static boolean same(BsonValue one, BsonValue other) {
    return compare(one, other) == 0;
  }

  // --- Paths
  // ---------------------------------------------------------------------------------------

  /** A value under a path; an entry that the path names by its position is not opened. */
  record Found(BsonValue value, boolean isFixed) {}

  static List<Found> at(BsonDocument document, String path) {
    var found = new ArrayList<Found>();
    collect(document, List.of(path.split("\\.")), found);
    return found;
  }

  private static void collect(BsonDocument document, List<String> path, List<Found> found) {
    var value = orMissing(document, path.getFirst());
    var rest = path.subList(1, path.size());
    if (rest.isEmpty()) {
      found.add(new Found(value, false));
    } else if (value.isDocument()) {
      collect(value.asDocument(), rest, found);
    } else if (value.isArray()) {
      collectIn(value.asArray(), rest, found);
    } else {
      found.add(new Found(MISSING, false));
    }
  }

  private static void collectIn(BsonArray array, List<String> path, List<Found> found) {
    for (int i = 0; i < array.size(); i++) {
      var entry = array.get(i);
      if (entry.isDocument()) {
        collect(entry.asDocument(), path, found);
      }
      if (path.getFirst().equals(String.valueOf(i))) {
        var rest = path.subList(1, path.size());
        if (rest.isEmpty()) {
          found.add(new Found(entry, true));
        } else if (entry.isDocument()) {
          collect(entry.asDocument(), rest, found);
        } else if (entry.isArray()) {
          collectIn(entry.asArray(), rest, found);
        }
      }
    }
  }

  /** The values a condition is asked of: an array's entries, and the array itself. */
  static List<BsonValue> opened(BsonDocument document, String path) {
    var values = new ArrayList<BsonValue>();
    for (var found : at(document, path)) {
      if (found.value().isArray() && !found.isFixed()) {
        values.addAll(found.value().asArray());
      }
      values.add(found.value());
    }
    return values;
  }
}
