package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path and the values a query finds under it: through objects, and through each entry of
 * the arrays on the way. A number in it is a field's name or an array's position, whichever is
 * there.
 */
record Paths(String dotted, List<String> parts) {

  static Paths of(String dotted) {
    return new Paths(dotted, List.of(dotted.split("\\.", -1)));
  }

  String first() {
    return parts.getFirst();
  }

  private boolean endsAt(int part) {
    return part == parts.size() - 1;
  }

  /**
   * Whether some value under this path passes: a value that is not there counts as one, {@link
   * Missing}; an array at the end counts as each of its entries and as a whole; below an empty
   * array, or an array of scalars, there is nothing, not even a missing value.
   *
   * @param entries whether an array at the end counts as its entries too
   * @param match told the position in the outermost array that was passed through
   */
  boolean leadsTo(
      Document document, boolean entries, Predicate<@Nullable Object> test, Match match) {
    return walk(document, 0, new Search(entries, test, match));
  }

  private record Search(boolean entries, Predicate<@Nullable Object> test, Match match) {}

  private boolean walk(Document document, int from, Search search) {
    var object = document;
    for (int part = from; ; part++) {
      @Nullable Object value = object.getOrMissing(parts.get(part));
      if (endsAt(part)) {
        return atEnd(value, search);
      }
      switch (value) {
        case Document inner -> object = inner;
        case List<?> array -> {
          return throughArray(array, part + 1, search);
        }
        case null, default -> {
          return search.test.test(Missing.getInstance());
        }
      }
    }
  }

  private static boolean atEnd(@Nullable Object value, Search search) {
    if (search.entries && value instanceof List<?> array) {
      for (int i = 0; i < array.size(); i++) {
        if (search.test.test(array.get(i))) {
          search.match.foundAt(i);
          return true;
        }
      }
    }
    return search.test.test(value);
  }

  private boolean throughArray(List<?> array, int part, Search search) {
    int position = position(parts.get(part));
    for (int i = 0; i < array.size(); i++) {
      Object entry = array.get(i);
      if (entry instanceof Document object && walk(object, part, search)) {
        search.match.foundAt(i);
        return true;
      }
      if (i == position && atPosition(entry, part, search)) {
        return true;
      }
    }
    return false;
  }

  /** The path names this entry itself, so it is not expanded, and it is no position found. */
  private boolean atPosition(@Nullable Object entry, int part, Search search) {
    if (endsAt(part)) {
      return search.test.test(entry);
    }
    return switch (entry) {
      case Document object -> walk(object, part + 1, search);
      case List<?> array -> throughArray(array, part + 1, search);
      case null, default -> false;
    };
  }

  /** The position a part of a path names, or -1. */
  static int position(String part) {
    if (part.isEmpty() || part.length() > 9) {
      return -1;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return -1;
      }
    }
    return part.length() > 1 && part.charAt(0) == '0' ? -1 : Integer.parseInt(part);
  }

  /** The value at this path without looking into arrays, or {@link Missing}. */
  @Nullable Object valueIn(Document document) {
    @Nullable Object value = document;
    for (String part : parts) {
      if (!(value instanceof Document object)) {
        return Missing.getInstance();
      }
      value = object.getOrMissing(part);
    }
    return value;
  }
}
