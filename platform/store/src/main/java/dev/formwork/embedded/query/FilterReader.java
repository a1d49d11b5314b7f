package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.ValueTest.Related;
import dev.formwork.embedded.query.ValueTest.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a query into conditions. */
final class FilterReader {

  private static final Set<String> FOREIGN = Set.of("$mod", "$type");

  private FilterReader() {}

  static Condition read(Document query) {
    var parts = new ArrayList<Condition>();
    query.forEach((key, value) -> {
      switch (key) {
        case "$and" -> parts.add(new Condition.All(several(value)));
        case "$or" -> parts.add(new Condition.Any(several(value)));
        case "$nor" -> parts.add(new Condition.Not(new Condition.Any(several(value))));
        case "$expr" -> parts.add(new Condition.Computed(Expressions.read(value)));
        case "$comment" -> {}
        default -> {
          if (key.startsWith("$") && !isReference(key)) {
            throw BAD_VALUE.because("unknown top level operator: " + key);
          }
          parts.addAll(onField(Paths.of(key), value));
        }
      }
    });
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  /**
   * The fields of a reference to another document begin with a dollar and are fields all the same.
   */
  private static boolean isReference(String key) {
    return key.equals("$ref") || key.equals("$id") || key.equals("$db");
  }

  private static List<Condition> several(@Nullable Object value) {
    if (!(value instanceof Collection<?> queries) || queries.isEmpty()) {
      throw BAD_VALUE.because("$and/$or/$nor must be a nonempty array");
    }
    return queries.stream()
        .map(query -> {
          if (query instanceof Document document) {
            return read(document);
          }
          throw BAD_VALUE.because("$or/$and/$nor entries need to be full objects");
        })
        .toList();
  }

  static boolean hasOperators(@Nullable Object value) {
    return operatorsIn(value) != null;
  }

  /** The value itself if it is an object of operators. */
  static @Nullable Document operatorsIn(@Nullable Object value) {
    if (!(value instanceof Document document) || document.isEmpty()) {
      return null;
    }
    String first = document.keySet().iterator().next();
    return first.startsWith("$") && !isReference(first) ? document : null;
  }

  // --- On a field --------------------------------------------------------------------------------

  private static List<Condition> onField(Paths path, @Nullable Object value) {
    var operators = operatorsIn(value);
    if (operators == null) {
      return List.of(new Condition.Field(path, equalTo(value)));
    }
    var conditions = new ArrayList<Condition>();
    operators.forEach((operator, operand) -> {
      switch (operator) {
        case "$ne" -> conditions.add(not(new Condition.Field(path, strictly(operand))));
        case "$nin" -> conditions.add(not(new Condition.Field(path, oneOf(operand))));
        case "$exists" -> {
          var exists = new Condition.Field(path, new ValueTest.Exists());
          conditions.add(Utils.isTrue(operand) ? exists : not(exists));
        }
        case "$not" -> conditions.add(not(new Condition.All(onField(path, negatable(operand)))));
        case "$all" -> conditions.add(allOf(path, operand));
        case "$options" -> {} // belongs to $regex
        default -> conditions.add(new Condition.Field(path, test(operator, operators)));
      }
    });
    return conditions;
  }

  private static Condition not(Condition condition) {
    return new Condition.Not(condition);
  }

  /** {@code $all} of nothing is met by nothing. */
  private static Condition allOf(Paths path, @Nullable Object operand) {
    var conditions = new ArrayList<Condition>();
    allOf(operand).forEach(test -> conditions.add(new Condition.Field(path, test)));
    return conditions.isEmpty() ? new Condition.Any(List.of()) : new Condition.All(conditions);
  }

  private static @Nullable Object negatable(@Nullable Object operand) {
    if (operand instanceof BsonRegularExpression) {
      return operand;
    }
    if (!(operand instanceof Document document)) {
      throw BAD_VALUE.because("$not needs a regex or a document");
    }
    if (document.isEmpty()) {
      throw BAD_VALUE.because("$not cannot be empty");
    }
    if (!hasOperators(document)) {
      throw BAD_VALUE.because("unknown operator: " + document.keySet().iterator().next());
    }
    return document;
  }

  // --- On an entry of an array -------------------------------------------------------------------

  private static ValueTest onEntry(Document operators) {
    var tests = new ArrayList<ValueTest>();
    operators.forEach((operator, operand) -> {
      switch (operator) {
        case "$ne" -> tests.add(new ValueTest.Opposite(strictly(operand)));
        case "$nin" -> tests.add(new ValueTest.Opposite(oneOf(operand)));
        case "$exists" -> {
          var exists = new ValueTest.Exists();
          tests.add(Utils.isTrue(operand) ? exists : new ValueTest.Opposite(exists));
        }
        case "$not" ->
            tests.add(
                new ValueTest.Opposite(
                    negatable(operand) instanceof Document document
                        ? onEntry(document)
                        : equalTo(operand)));
        case "$all" -> {
          var all = allOf(operand);
          tests.add(all.isEmpty() ? new ValueTest.OneOf(List.of()) : new ValueTest.Both(all));
        }
        case "$options" -> {} // belongs to $regex
        default -> tests.add(test(operator, operators));
      }
    });
    return tests.size() == 1 ? tests.getFirst() : new ValueTest.Both(tests);
  }

  // --- Operators that are alike on both ----------------------------------------------------------

  private static ValueTest test(String operator, Document operators) {
    Object operand = operators.get(operator);
    return switch (operator) {
      case "$eq" -> strictly(operand);
      case "$gt" -> new Related(Relation.GT, operand);
      case "$gte" -> new Related(Relation.GTE, operand);
      case "$lt" -> new Related(Relation.LT, operand);
      case "$lte" -> new Related(Relation.LTE, operand);
      case "$in" -> oneOf(operand);
      case "$size" -> new ValueTest.Sized(size(operand));
      case "$elemMatch" -> elemMatch(operand);
      case "$regex" ->
          new ValueTest.Like(BsonRegularExpression.convertToRegularExpression(operators));
      default -> {
        if (!FOREIGN.contains(operator)) {
          throw BAD_VALUE.because("unknown operator: " + operator);
        }
        yield new ValueTest.Foreign(new Document(operator, operand));
      }
    };
  }

  /** A regular expression here is a pattern. */
  private static ValueTest equalTo(@Nullable Object value) {
    return value instanceof BsonRegularExpression pattern
        ? new ValueTest.Like(pattern)
        : strictly(value);
  }

  private static ValueTest strictly(@Nullable Object value) {
    return new Related(Relation.EQ, value);
  }

  private static ValueTest oneOf(@Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw BAD_VALUE.because("$in needs an array");
    }
    var tests = new ArrayList<ValueTest>();
    for (Object value : values) {
      if (hasOperators(value)) {
        throw BAD_VALUE.because("cannot nest $ under $in");
      }
      tests.add(equalTo(value));
    }
    return new ValueTest.OneOf(tests);
  }

  private static List<ValueTest> allOf(@Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw BAD_VALUE.because("$all needs an array");
    }
    var tests = new ArrayList<ValueTest>();
    for (Object value : values) {
      if (!hasOperators(value)) {
        tests.add(equalTo(value));
      } else if (value instanceof Document document && document.containsKey("$elemMatch")) {
        tests.add(elemMatch(document.get("$elemMatch")));
      } else {
        throw BAD_VALUE.because("no $ expressions in $all");
      }
    }
    return tests;
  }

  private static ValueTest elemMatch(@Nullable Object operand) {
    if (!(operand instanceof Document query)) {
      throw BAD_VALUE.because("$elemMatch needs an Object");
    }
    return isOfValues(query)
        ? new ValueTest.WithEntry(onEntry(query))
        : new ValueTest.WithObject(read(query));
  }

  private static boolean isOfValues(Document query) {
    if (!hasOperators(query)) {
      return false;
    }
    return switch (query.keySet().iterator().next()) {
      case "$and", "$or", "$nor", "$expr" -> false;
      default -> true;
    };
  }

  private static long size(@Nullable Object operand) {
    if (!(operand instanceof Number number) || number.doubleValue() != number.longValue()) {
      throw BAD_VALUE.because("Failed to parse $size. Expected an integer: " + operand);
    }
    if (number.longValue() < 0) {
      throw BAD_VALUE.because("Failed to parse $size. Expected a non-negative number: " + operand);
    }
    return number.longValue();
  }
}
