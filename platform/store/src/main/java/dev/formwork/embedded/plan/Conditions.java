package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a filter says about single fields: alternatives, in each of which all conditions hold. A
 * document that matches the filter meets at least one; the reverse holds where an alternative is
 * exact.
 */
record Conditions(List<All> alternatives) {

  /** A filter with more alternatives is searched as if the last of its $or were not there. */
  private static final int MOST_ALTERNATIVES = 64;

  static Conditions of(Document filter) {
    return new Conditions(conjunction(filter, ""));
  }

  private static List<All> conjunction(Document filter, String below) {
    List<All> result = List.of(All.NOTHING_SAID);
    for (var entry : filter.entrySet()) {
      result = product(result, condition(entry.getKey(), entry.getValue(), below));
    }
    return result;
  }

  private static List<All> condition(String key, Object value, String below) {
    return switch (key) {
      case "$comment" -> List.of(All.NOTHING_SAID);
      case "$and" -> {
        List<All> result = List.of(All.NOTHING_SAID);
        for (Document part : parts(value)) {
          result = product(result, conjunction(part, below));
        }
        yield result;
      }
      case "$or" -> {
        var any = new ArrayList<All>();
        for (Document part : parts(value)) {
          any.addAll(conjunction(part, below));
        }
        yield any.isEmpty() || any.size() > MOST_ALTERNATIVES ? List.of(All.UNKNOWN) : any;
      }
      default ->
          key.startsWith("$")
              ? List.of(All.UNKNOWN)
              : List.of(FieldConditions.of(below + key, value));
    };
  }

  private static List<Document> parts(Object value) {
    var parts = new ArrayList<Document>();
    if (value instanceof Collection<?> all) {
      for (Object part : all) {
        if (!(part instanceof Document document)) {
          return List.of(); // the matcher refuses it with its message
        }
        parts.add(document);
      }
    }
    return parts;
  }

  private static List<All> product(List<All> one, List<All> other) {
    if (one.size() * other.size() > MOST_ALTERNATIVES) {
      return one.stream().map(all -> all.and(All.UNKNOWN)).toList();
    }
    var product = new ArrayList<All>();
    for (All a : one) {
      for (All b : other) {
        product.add(a.and(b));
      }
    }
    return product;
  }

  /** Conditions within one element of an array, whose fields lie below this path. */
  static All ofElement(Document filter, String path) {
    List<All> inner = conjunction(filter, path + ".");
    return (inner.size() == 1 ? inner.getFirst() : All.UNKNOWN).and(All.UNKNOWN);
  }

  /**
   * Conditions that hold together.
   *
   * @param fields per path what its values lie in, all of which hold
   * @param exact whether nothing else was said
   */
  record All(Map<String, List<Intervals>> fields, boolean exact) {

    /** No condition at all. */
    static final All NOTHING_SAID = new All(Map.of(), true);

    /** A condition that is known to the matcher only. */
    static final All UNKNOWN = new All(Map.of(), false);

    static All of(String path, Intervals intervals) {
      return new All(Map.of(path, List.of(intervals)), intervals.exact());
    }

    All and(All other) {
      var both = new LinkedHashMap<>(fields);
      other.fields.forEach((path, more) ->
          both.merge(
              path,
              more,
              (a, b) -> {
                var all = new ArrayList<>(a);
                all.addAll(b);
                return List.copyOf(all);
              }));
      return new All(both, exact && other.exact);
    }
  }
}
