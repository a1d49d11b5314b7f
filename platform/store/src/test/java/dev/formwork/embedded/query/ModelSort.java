package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.ModelValues.MISSING;
import static dev.formwork.embedded.query.ModelValues.NULL;
import static dev.formwork.embedded.query.ModelValues.orMissing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonSymbol;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Where documents stand in an order, and their keys in an index. */
final class ModelSort {

  private ModelSort() {}

  static List<BsonDocument> sorted(List<BsonDocument> documents, BsonDocument specification) {
    var keys = new IdentityHashMap<BsonDocument, List<BsonValue>>();
    var order = order(specification);
    for (var document : documents) {
      keys.put(
          document, keys(document, specification.keySet(), 2).stream().min(order).orElseThrow());
    }
    return documents.stream().sorted(Comparator.comparing(keys::get, order)).toList();
  }

  private static Comparator<List<BsonValue>> order(BsonDocument specification) {
    var directions =
        specification.values().stream().map(value -> value.asNumber().intValue()).toList();
    return (one, other) -> {
      for (int i = 0; i < directions.size(); i++) {
        int result = ModelValues.compare(one.get(i), other.get(i)) * directions.get(i);
        if (result != 0) {
          return result;
        }
      }
      return 0;
    };
  }

  /** Where there is nothing, which an order takes for null and a sparse index leaves out. */
  private static final BsonValue GAP = new BsonSymbol("gap");

  /** One key for each entry of the one array that the paths lead through; missing is null. */
  static List<List<BsonValue>> keys(BsonDocument document, Set<String> paths, int parallelArrays) {
    return rawKeys(document, paths, parallelArrays).stream()
        .map(key -> key.stream().map(value -> value.equals(GAP) ? NULL : value).toList())
        .toList();
  }

  /** The keys in an index; a sparse one has none where there is nothing under any path. */
  static List<List<BsonValue>> indexKeys(
      BsonDocument document, Set<String> paths, boolean isSparse) {
    var keys = new ArrayList<List<BsonValue>>();
    for (var key : rawKeys(document, paths, PARALLEL_ARRAYS)) {
      if (!isSparse || key.stream().anyMatch(value -> !value.equals(GAP))) {
        keys.add(key.stream().map(value -> value.equals(GAP) ? NULL : value).toList());
      }
    }
    return keys;
  }

  private static final int PARALLEL_ARRAYS = 171;

  @SuppressWarnings("ReferenceEquality") // the same array, not one that is equal
  private static List<List<BsonValue>> rawKeys(
      BsonDocument document, Set<String> paths, int parallelArrays) {
    var arrays = new ArrayList<BsonArray>();
    paths.forEach(path -> findArray(document, path, arrays));
    if (arrays.stream().anyMatch(array -> array != arrays.getFirst())) {
      throw new ModelError(parallelArrays);
    }
    if (arrays.isEmpty()) {
      return List.of(paths.stream().map(path -> gapIfMissing(plain(document, path))).toList());
    }
    var array = arrays.getFirst();
    var keys = new ArrayList<List<BsonValue>>();
    for (var entry : array.isEmpty() ? List.of(MISSING) : array) {
      keys.addAll(keysOfEntry(document, paths, array, entry, parallelArrays));
    }
    return keys;
  }

  /** As if this entry stood in the place of the array. */
  private static List<List<BsonValue>> keysOfEntry(
      BsonDocument document,
      Set<String> paths,
      BsonArray array,
      BsonValue entry,
      int parallelArrays) {
    var fixed = new BsonValue[paths.size()];
    var open = new BsonDocument();
    var rest = new ArrayList<String>();
    int i = 0;
    for (String path : paths) {
      String below = below(document, path, array);
      if (below == null) {
        fixed[i] = gapIfMissing(plain(document, path));
      } else if (below.isEmpty()) {
        fixed[i] = entry;
      } else {
        rest.add(below);
      }
      i++;
    }
    if (entry.isDocument()) {
      open = entry.asDocument();
    }
    if (rest.isEmpty()) {
      return List.of(Arrays.asList(fixed));
    }
    var keys = new ArrayList<List<BsonValue>>();
    for (var inner : rawKeys(open, new LinkedHashSet<>(rest), parallelArrays)) {
      var key = fixed.clone();
      var values = inner.iterator();
      for (int k = 0; k < key.length; k++) {
        if (key[k] == null) {
          key[k] = values.next();
        }
      }
      keys.add(Arrays.asList(key));
    }
    return keys;
  }

  private static BsonValue gapIfMissing(BsonValue value) {
    return value.equals(MISSING) ? GAP : value;
  }

  private static BsonValue plain(BsonDocument document, String path) {
    BsonValue value = document;
    for (String part : path.split("\\.")) {
      value = value.isDocument() ? orMissing(value.asDocument(), part) : MISSING;
    }
    return value;
  }

  private static void findArray(BsonDocument document, String path, List<BsonArray> arrays) {
    BsonValue value = document;
    for (String part : path.split("\\.")) {
      value = value.isDocument() ? orMissing(value.asDocument(), part) : MISSING;
      if (value.isArray()) {
        arrays.add(value.asArray());
        return;
      }
    }
  }

  /** What is left of a path below this array, or null if it does not lead there. */
  @SuppressWarnings("ReferenceEquality")
  private static @Nullable String below(BsonDocument document, String path, BsonArray array) {
    BsonValue value = document;
    var parts = path.split("\\.");
    for (int i = 0; i < parts.length; i++) {
      value = value.isDocument() ? orMissing(value.asDocument(), parts[i]) : MISSING;
      if (value == array) {
        return String.join(".", Arrays.copyOfRange(parts, i + 1, parts.length));
      }
    }
    return null;
  }
}
