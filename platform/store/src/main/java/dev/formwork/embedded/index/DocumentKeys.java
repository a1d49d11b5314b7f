package dev.formwork.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one document in one index, as MongoDB makes them: an array gives a key for each
 * element, an empty one a key below null, a missing field the key of null. Several fields may lead
 * through one array, but not through two.
 */
public final class DocumentKeys {

  /** What an empty array leaves behind: at its own path a value of its own, below it nothing. */
  private enum Empty {
    ARRAY
  }

  /** The paths of all indexes there are; nobody changes what is in it. */
  private static final Map<String, String[]> SPLIT = new ConcurrentHashMap<>();

  private final IndexSpec spec;
  private final String[][] paths;

  /** Keys by their bytes, so that equal ones are one. */
  private final TreeMap<byte[], List<@Nullable Object>> keys =
      new TreeMap<>(Arrays::compareUnsigned);

  private long arrays;

  private DocumentKeys(IndexSpec spec) {
    this.spec = spec;
    this.paths = new String[spec.parts().size()][];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = split(spec.parts().get(i).path());
    }
  }

  /**
   * Finds them. None if the index is sparse and the document has none of its fields.
   *
   * @throws CannotIndexParallelArraysError where two fields lead through different arrays
   */
  public static DocumentKeys of(IndexSpec spec, Document document) {
    var found = new DocumentKeys(spec);
    var start = new At[found.paths.length];
    Arrays.fill(start, new At(document, 0, false));
    found.expand(start);
    return found;
  }

  private static String[] split(String path) {
    return SPLIT.computeIfAbsent(path, whole -> whole.split("\\.", -1));
  }

  /** The bytes of the keys, in order; values of the index's parts by key are for messages. */
  public SortedMap<byte[], List<@Nullable Object>> keys() {
    return keys;
  }

  /** Which parts of the index met an array: one bit each. */
  public long arrays() {
    return arrays;
  }

  private void expand(At[] start) {
    At[] at = start.clone();
    int first = -1;
    for (int i = 0; i < at.length; i++) {
      at[i] = walk(at[i], paths[i]);
      if (at[i].isArray()) {
        arrays |= 1L << i;
        if (first < 0) {
          first = i;
        } else if (!sameArray(at, first, i)) {
          throw new CannotIndexParallelArraysError(List.of(nameAt(first, at), nameAt(i, at)));
        }
      }
    }
    if (first < 0) {
      emit(at);
      return;
    }
    Collection<?> elements = (Collection<?>) at[first].value;
    if (elements == null || elements.isEmpty()) {
      expandInto(at, Empty.ARRAY);
      return;
    }
    for (Object element : elements) {
      expandInto(at, element);
    }
  }

  private void expandInto(At[] at, @Nullable Object element) {
    At[] inner = at.clone();
    for (int i = 0; i < inner.length; i++) {
      if (inner[i].isArray()) {
        boolean atEnd = inner[i].depth == paths[i].length;
        Object value =
            atEnd ? element : element instanceof Document ? element : Missing.getInstance();
        int depth = value instanceof Missing ? paths[i].length : inner[i].depth;
        inner[i] = new At(value, depth, atEnd);
      }
    }
    expand(inner);
  }

  private boolean sameArray(At[] at, int one, int other) {
    return at[one].depth == at[other].depth
        && Arrays.equals(paths[one], 0, at[one].depth, paths[other], 0, at[other].depth);
  }

  private String nameAt(int part, At[] at) {
    return paths[part][at[part].depth - 1];
  }

  /** Goes down to the end of the path, or to the first array on the way. */
  private static At walk(At from, String[] path) {
    Object value = from.value;
    int depth = from.depth;
    while (depth < path.length && !(value instanceof Missing)) {
      if (value instanceof Collection<?> array) {
        Object element = elementAt(array, path[depth]);
        if (element == null) {
          return new At(value, depth, false);
        }
        value = element;
      } else {
        value =
            value instanceof Document document
                ? document.getOrMissing(path[depth])
                : Missing.getInstance();
      }
      depth++;
    }
    return new At(value, value instanceof Missing ? path.length : depth, from.whole);
  }

  /** The element that a number in a path names, or null if it is a field of the elements. */
  private static @Nullable Object elementAt(Collection<?> array, String name) {
    if (name.isEmpty() || name.length() > 9 || !name.chars().allMatch(Character::isDigit)) {
      return null;
    }
    int index = Integer.parseInt(name);
    Object element = index < array.size() ? new ArrayList<>(array).get(index) : null;
    return Missing.ofNullable(element);
  }

  private static boolean areMissing(At[] at) {
    for (At each : at) {
      if (!(each.value instanceof Missing)) {
        return false;
      }
    }
    return true;
  }

  private void emit(At[] at) {
    if (spec.sparse() && areMissing(at)) {
      return;
    }
    var values = new ArrayList<@Nullable Object>(at.length);
    var out = new KeyWriter();
    for (int i = 0; i < at.length; i++) {
      int start = out.size();
      Object value = at[i].value;
      if (value == Empty.ARRAY) {
        out.emptyArray();
        values.add(List.of());
      } else {
        out.value(value);
        values.add(value instanceof Missing ? null : value);
      }
      if (spec.parts().get(i).descending()) {
        out.turnFrom(start);
      }
    }
    keys.put(out.toBytes(), values);
  }

  /** A value on the way of a path; a whole one is an element already, even if it is an array. */
  private record At(@Nullable Object value, int depth, boolean whole) {
    boolean isArray() {
      return value instanceof Collection<?> && !whole;
    }
  }
}
