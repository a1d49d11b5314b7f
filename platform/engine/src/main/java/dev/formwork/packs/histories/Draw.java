package dev.formwork.packs.histories;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a value comes about. In a file it is a value, or a map whose one key begins with a dollar.
 */
sealed interface Draw {

  record Fixed(@Nullable Object value) implements Draw {}

  record Fields(Map<String, Draw> fields) implements Draw {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  record Several(List<Draw> values) implements Draw {}

  /** {@code $pick}: one of these. */
  record Pick(List<Choice> choices) implements Draw {}

  record Choice(Draw value, @Nullable Integer weight, Map<String, Integer> during) {}

  /** {@code $number}: a multiple of the step between these, both included. */
  record Between(long from, long to, long step) implements Draw {}

  /** {@code $days} or {@code $hours}: so long before or after the record is entered. */
  record Away(String unit, long from, long to) implements Draw {}

  /** {@code $invent}: something that is nobody's, and no other record's. */
  record Invent(String what) implements Draw {}

  /** {@code $sample}: an earlier sample of this form. */
  record Earlier(String form, Map<String, Object> where, boolean once) implements Draw {}

  /** {@code $of}: what the sample in a field of this record holds. */
  record Of(String field, String take) implements Draw {}

  /** {@code $now}: the same, as it is once this record is entered: also what is computed there. */
  record Now(String field, String take) implements Draw {}

  /** {@code $who}: whoever entered the sample in a field of this record. */
  record Who(String field) implements Draw {}

  /** {@code $for}: a value for each who may have entered the sample in a field of this record. */
  record For(String field, Map<String, Draw> values) implements Draw {}

  /** {@code $by}: a value for each who may have entered the record. */
  record By(Map<String, Draw> values) implements Draw {}

  /** Refuses with {@link IllegalArgumentException}, which tells the word that is not known. */
  static Draw of(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map when map.size() == 1 && word(map).startsWith("$") ->
          drawn(word(map), map.values().iterator().next());
      case Map<?, ?> map -> new Fields(fields(map));
      case List<?> list -> {
        var values = new ArrayList<Draw>();
        list.forEach(each -> values.add(of(each)));
        yield new Several(values);
      }
      case null, default -> new Fixed(value);
    };
  }

  private static String word(Map<?, ?> map) {
    return String.valueOf(map.keySet().iterator().next());
  }

  private static Draw drawn(String word, @Nullable Object how) {
    return switch (how) {
      case List<?> list when word.equals("$pick") && !list.isEmpty() ->
          new Pick(list.stream().map(Draw::choice).toList());
      case List<?> span when span.size() == 2 && (word.equals("$days") || word.equals("$hours")) ->
          new Away(word.substring(1), whole(word, span.getFirst()), whole(word, span.getLast()));
      case String what when word.equals("$invent") && Inventions.KINDS.contains(what) ->
          new Invent(what);
      case String form when word.equals("$sample") -> new Earlier(form, Map.of(), false);
      case String field when word.equals("$who") -> new Who(field);
      case Map<?, ?> map -> drawn(word, map);
      case null, default -> throw new IllegalArgumentException(word);
    };
  }

  private static Draw drawn(String word, Map<?, ?> how) {
    return switch (word) {
      case "$number" -> new Between(whole(word, how, "from"), whole(word, how, "to"), step(how));
      case "$sample" ->
          new Earlier(
              String.valueOf(how.get("form")),
              where(how.get("where")),
              Boolean.TRUE.equals(how.get("once")));
      case "$of" -> new Of(String.valueOf(how.get("field")), String.valueOf(how.get("take")));
      case "$now" -> new Now(String.valueOf(how.get("field")), String.valueOf(how.get("take")));
      case "$by" -> new By(fields(how));
      case "$for" -> new For(String.valueOf(how.get("field")), fields(how));
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Choice choice(@Nullable Object each) {
    if (each instanceof Map<?, ?> map && map.containsKey("value")) {
      var during = new LinkedHashMap<String, Integer>();
      if (map.get("during") instanceof Map<?, ?> phases) {
        phases.forEach((phase, weight) ->
            during.put(String.valueOf(phase), Math.toIntExact(whole("$pick", weight))));
      }
      Integer weight =
          map.get("weight") == null ? null : Math.toIntExact(whole("$pick", map.get("weight")));
      return new Choice(of(map.get("value")), weight, during);
    }
    return new Choice(of(each), null, Map.of());
  }

  private static Map<String, Draw> fields(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Draw>();
    map.forEach((key, value) -> fields.put(String.valueOf(key), of(value)));
    return fields;
  }

  private static Map<String, Object> where(@Nullable Object written) {
    var where = new LinkedHashMap<String, Object>();
    if (written instanceof Map<?, ?> map) {
      map.forEach((key, value) -> where.put(String.valueOf(key), value));
    }
    return where;
  }

  private static long step(Map<?, ?> map) {
    return map.get("step") == null ? 1 : Math.max(1, whole("$number", map, "step"));
  }

  private static long whole(String word, Map<?, ?> map, String key) {
    return whole(word, map.get(key));
  }

  private static long whole(String word, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException(word);
  }
}
