package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;

/** One part of a query, asked of a whole document. */
sealed interface Condition {

  boolean holds(Document document, Match match);

  /** Adds the top-level fields it reads; false if it may read any. */
  boolean collectFields(Set<String> fields);

  /** {@code $and}, and the fields of a query side by side. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Document document, Match match) {
      for (var part : parts) {
        if (!part.holds(document, match)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean collectFields(Set<String> fields) {
      return collect(parts, fields);
    }
  }

  /** {@code $or}. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Document document, Match match) {
      for (var part : parts) {
        if (part.holds(document, match)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean collectFields(Set<String> fields) {
      return collect(parts, fields);
    }
  }

  /** {@code $nor}, {@code $not}, {@code $ne}, {@code $nin}. No position is found in it. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Document document, Match match) {
      return !condition.holds(document, new Match(match.variables()));
    }

    @Override
    public boolean collectFields(Set<String> fields) {
      return condition.collectFields(fields);
    }
  }

  /** Some value under a path passes a test. */
  record Field(Paths path, ValueTest test) implements Condition {
    @Override
    public boolean holds(Document document, Match match) {
      boolean entries = !(test instanceof ValueTest.OfArray);
      return path.leadsTo(document, entries, value -> test.passes(value, match), match);
    }

    @Override
    public boolean collectFields(Set<String> fields) {
      fields.add(path.first());
      return true;
    }
  }

  /** {@code $expr}. */
  record Computed(Expressions.Expression expression) implements Condition {
    @Override
    public boolean holds(Document document, Match match) {
      var scope = new Expressions.Scope(document, match.variables());
      return Utils.isTrue(expression.in(scope));
    }

    @Override
    public boolean collectFields(Set<String> fields) {
      return false;
    }
  }

  private static boolean collect(List<Condition> parts, Set<String> fields) {
    for (var part : parts) {
      if (!part.collectFields(fields)) {
        return false;
      }
    }
    return true;
  }
}
