package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.Expressions.Expression;
import dev.formwork.embedded.query.Expressions.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a group gathers from its documents, under one field. */
sealed interface Accumulation {

  void add(@Nullable Object value);

  @Nullable Object result();

  /** The field, how to make its accumulation, and what it is given of each document. */
  record Kind(Supplier<Accumulation> maker, Expression argument) {}

  /** The fields of a group besides its id. */
  static Map<String, Kind> read(Document fields) {
    var kinds = new LinkedHashMap<String, Kind>();
    fields.forEach((field, value) -> {
      if (!field.equals("_id")) {
        kinds.put(field, kind(field, value));
      }
    });
    return kinds;
  }

  private static Kind kind(String field, @Nullable Object value) {
    if (field.contains(".")) {
      throw numbered(40235, "The field name '" + field + "' cannot contain '.'");
    }
    if (!(value instanceof Document accumulator)) {
      throw numbered(40234, "The field '" + field + "' must be an accumulator object");
    }
    if (accumulator.size() != 1) {
      throw numbered(40238, "The field '" + field + "' must specify one accumulator");
    }
    String operator = accumulator.keySet().iterator().next();
    Supplier<Accumulation> maker =
        switch (operator) {
          case "$sum" -> Sum::new;
          case "$avg" -> Average::new;
          case "$min" -> () -> new Extreme(-1);
          case "$max" -> () -> new Extreme(1);
          case "$first" -> First::new;
          case "$last" -> Last::new;
          case "$push" -> Pushed::new;
          case "$addToSet" -> Distinct::new;
          default -> throw numbered(15952, "unknown group operator '" + operator + "'");
        };
    return new Kind(maker, Expressions.read(accumulator.get(operator)));
  }

  /** The accumulations of one group. */
  final class Group {
    private final Map<String, Kind> kinds;
    private final List<Accumulation> accumulations;

    Group(Map<String, Kind> kinds) {
      this.kinds = kinds;
      this.accumulations = kinds.values().stream().map(kind -> kind.maker().get()).toList();
    }

    void add(Scope scope) {
      int i = 0;
      for (var kind : kinds.values()) {
        accumulations.get(i++).add(kind.argument().in(scope));
      }
    }

    Document result(@Nullable Object id) {
      var result = new Document("_id", id);
      int i = 0;
      for (String field : kinds.keySet()) {
        @Nullable Object value = accumulations.get(i++).result();
        result.put(field, value instanceof Missing ? null : value);
      }
      return result;
    }
  }

  /** {@code $sum}: of the numbers among the values. */
  final class Sum implements Accumulation {
    private final Summation sum = new Summation();

    @Override
    public void add(@Nullable Object value) {
      if (value instanceof Number number) {
        sum.add(number);
      }
    }

    @Override
    public Object result() {
      return sum.sum();
    }
  }

  /** {@code $avg}: of the numbers among the values, null if there is none. */
  final class Average implements Accumulation {
    private final Summation sum = new Summation();

    @Override
    public void add(@Nullable Object value) {
      if (value instanceof Number number) {
        sum.add(number);
      }
    }

    @Override
    public @Nullable Object result() {
      return sum.count() == 0 ? null : sum.mean();
    }
  }

  /** {@code $min} and {@code $max}: of the values that are there and not null. */
  final class Extreme implements Accumulation {
    private final int wanted;
    private @Nullable Object best;

    Extreme(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public void add(@Nullable Object value) {
      if (!Missing.isNullOrMissing(value)
          && (best == null || Integer.signum(BsonOrder.ASCENDING.compare(value, best)) == wanted)) {
        best = value;
      }
    }

    @Override
    public @Nullable Object result() {
      return best;
    }
  }

  final class First implements Accumulation {
    private boolean isFirst = true;
    private @Nullable Object first = Missing.getInstance();

    @Override
    public void add(@Nullable Object value) {
      if (isFirst) {
        first = value;
        isFirst = false;
      }
    }

    @Override
    public @Nullable Object result() {
      return first;
    }
  }

  final class Last implements Accumulation {
    private @Nullable Object last = Missing.getInstance();

    @Override
    public void add(@Nullable Object value) {
      last = value;
    }

    @Override
    public @Nullable Object result() {
      return last;
    }
  }

  final class Pushed implements Accumulation {
    private final List<@Nullable Object> values = new ArrayList<>();

    @Override
    public void add(@Nullable Object value) {
      if (!(value instanceof Missing)) {
        values.add(value);
      }
    }

    @Override
    public Object result() {
      return values;
    }
  }

  /** {@code $addToSet}: each value once, the first of equal ones. */
  final class Distinct implements Accumulation {
    private final TreeSet<@Nullable Object> values = new TreeSet<>(BsonOrder.ASCENDING);

    @Override
    public void add(@Nullable Object value) {
      if (!(value instanceof Missing)) {
        values.add(value);
      }
    }

    @Override
    public Object result() {
      return new ArrayList<>(values);
    }
  }
}
