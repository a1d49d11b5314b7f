package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which a document stands in an order by one or more paths, as MongoDB makes them
 * for sorting and for indexes.
 *
 * <p>A missing value is null. An array gives a key for each entry, an empty one gives {@link
 * Missing} (MongoDB's undefined, below null). Paths that end in or lead through one array take its
 * entries together; two different arrays in one document have no order.
 */
public final class Keys {

  private final List<Paths> paths;
  private final Supplier<? extends RuntimeException> parallelArrays;
  private final List<List<@Nullable Object>> found = new ArrayList<>();

  private Keys(List<Paths> paths, Supplier<? extends RuntimeException> parallelArrays) {
    this.paths = paths;
    this.parallelArrays = parallelArrays;
  }

  /**
   * All keys of a document by these paths, at least one, possibly the same one several times.
   *
   * @param parallelArrays what to throw where two of the paths meet different arrays
   */
  public static List<List<@Nullable Object>> of(
      Document document, List<String> paths, Supplier<? extends RuntimeException> parallelArrays) {
    return ofPaths(document, paths.stream().map(Paths::of).toList(), parallelArrays);
  }

  static List<List<@Nullable Object>> ofPaths(
      Document document, List<Paths> paths, Supplier<? extends RuntimeException> parallelArrays) {
    var keys = new Keys(paths, parallelArrays);
    keys.expand(document, new @Nullable Object[paths.size()], new int[paths.size()]);
    return keys.found;
  }

  private static final int DONE = -1;

  /**
   * Adds the keys of this object, or of this entry of an array.
   *
   * @param values what is known for each path already
   * @param from the part of each path that is to be looked up in this object, or DONE
   */
  @SuppressWarnings("ReferenceEquality") // the same array, not one that is equal to it
  private void expand(Document object, @Nullable Object[] values, int[] from) {
    List<?> array = null;
    var through = new ArrayList<Integer>();
    for (int i = 0; i < from.length; i++) {
      if (from[i] == DONE) {
        continue;
      }
      Object reached = walk(object, i, from, values);
      if (reached instanceof List<?> met) {
        if (array != null && array != met) {
          throw parallelArrays.get();
        }
        array = met;
        through.add(i);
      }
    }
    if (array == null) {
      found.add(Arrays.asList(values));
    } else if (array.isEmpty()) {
      addEntry(Missing.getInstance(), values, from, through);
    } else {
      array.forEach(entry -> addEntry(entry, values, from, through));
    }
  }

  /** Follows one path to its end, or to the first array, which is given back. */
  private @Nullable Object walk(Document object, int path, int[] from, @Nullable Object[] values) {
    var parts = paths.get(path).parts();
    @Nullable Object value = object;
    while (from[path] < parts.size()) {
      String part = parts.get(from[path]);
      if (value instanceof Document inner) {
        value = inner.getOrMissing(part);
      } else if (value instanceof List<?> array && Paths.position(part) < array.size()) {
        int position = Paths.position(part);
        if (position < 0) {
          return array;
        }
        value = array.get(position);
      } else if (value instanceof List<?> array) {
        return array;
      } else {
        value = Missing.getInstance();
      }
      from[path]++;
    }
    if (value instanceof List<?> array && Paths.position(parts.getLast()) < 0) {
      return array;
    }
    values[path] = value instanceof Missing ? null : value;
    from[path] = DONE;
    return null;
  }

  private void addEntry(
      @Nullable Object entry, @Nullable Object[] values, int[] from, List<Integer> through) {
    @Nullable Object[] entryValues = values.clone();
    int[] entryFrom = from.clone();
    for (int path : through) {
      if (from[path] == paths.get(path).parts().size()) {
        entryValues[path] = entry;
        entryFrom[path] = DONE;
      }
    }
    expand(entry instanceof Document object ? object : new Document(), entryValues, entryFrom);
  }
}
