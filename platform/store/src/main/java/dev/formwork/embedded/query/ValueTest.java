package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operator of a query, asked of one value; a value that is not there is {@link Missing}. */
sealed interface ValueTest {

  boolean passes(@Nullable Object value, Match match);

  /** A test of an array as a whole: it is not asked of the entries. */
  sealed interface OfArray extends ValueTest {}

  enum Relation {
    EQ,
    GT,
    GTE,
    LT,
    LTE;

    boolean includesEqual() {
      return this != GT && this != LT;
    }

    private boolean accepts(int comparison) {
      return switch (this) {
        case EQ -> comparison == 0;
        case GT -> comparison > 0;
        case GTE -> comparison >= 0;
        case LT -> comparison < 0;
        case LTE -> comparison <= 0;
      };
    }
  }

  /** Only values of one kind are related; null and a missing value are equal. */
  record Related(Relation relation, @Nullable Object operand) implements ValueTest {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      if (operand == null) {
        return Missing.isNullOrMissing(value) && relation.includesEqual();
      }
      if (!BsonOrder.sameKind(value, operand)) {
        return (operand instanceof MinKey || operand instanceof MaxKey) && relation != Relation.EQ;
      }
      if (isNaN(value) || isNaN(operand)) {
        return isNaN(value) && isNaN(operand) && relation.includesEqual();
      }
      return relation.accepts(BsonOrder.ASCENDING.compare(value, operand));
    }

    private static boolean isNaN(@Nullable Object value) {
      return value instanceof Number number && Numbers.isNaN(number);
    }
  }

  /** {@code $in}: equal to one of some values, or matched by one of some regular expressions. */
  record OneOf(List<ValueTest> tests) implements ValueTest {
    public OneOf {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return tests.stream().anyMatch(test -> test.passes(value, match));
    }
  }

  record Exists() implements ValueTest {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return !(value instanceof Missing);
    }
  }

  record Like(BsonRegularExpression pattern) implements ValueTest {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return value instanceof String text
          ? pattern.matcher(text).find()
          : value instanceof BsonRegularExpression regex && BsonOrder.same(regex, pattern);
    }
  }

  /** {@code $size}. */
  record Sized(long size) implements OfArray {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return value instanceof List<?> array && array.size() == size;
    }
  }

  /** {@code $elemMatch} with operators: one entry passes all of them. */
  record WithEntry(ValueTest test) implements OfArray {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      if (value instanceof List<?> array) {
        for (int i = 0; i < array.size(); i++) {
          if (test.passes(array.get(i), match)) {
            match.foundAt(i);
            return true;
          }
        }
      }
      return false;
    }
  }

  /** {@code $elemMatch} with fields: one entry is an object, or array, that meets the query. */
  record WithObject(Condition condition) implements OfArray {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      if (value instanceof List<?> array) {
        for (int i = 0; i < array.size(); i++) {
          var object = asObject(array.get(i));
          if (object != null && condition.holds(object, new Match(match.variables()))) {
            match.foundAt(i);
            return true;
          }
        }
      }
      return false;
    }

    private static @Nullable Document asObject(@Nullable Object entry) {
      return switch (entry) {
        case Document object -> object;
        case List<?> array -> {
          var object = new Document();
          for (int i = 0; i < array.size(); i++) {
            object.put(Integer.toString(i), array.get(i));
          }
          yield object;
        }
        case null, default -> null;
      };
    }
  }

  /** All of several, on the same entry of an array. */
  record Both(List<ValueTest> tests) implements ValueTest {
    public Both {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return tests.stream().allMatch(test -> test.passes(value, match));
    }
  }

  /** The opposite, for the same entry of an array. */
  record Opposite(ValueTest test) implements ValueTest {
    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return !test.passes(value, match);
    }
  }

  /** An operator outside the portable core, as the library answers it. */
  record Foreign(Document operator) implements ValueTest {
    private static final DefaultQueryMatcher LIBRARY = new DefaultQueryMatcher();

    @Override
    public boolean passes(@Nullable Object value, Match match) {
      return LIBRARY.matchesValue(operator, value);
    }
  }
}
