package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operators of expressions that take the values of their arguments. */
final class Functions {

  /** What the library can do besides; it compares and rounds in its own way. */
  static final Set<String> LIBRARY =
      Arrays.stream(Expression.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  interface Body {
    @Nullable Object of(List<@Nullable Object> arguments);
  }

  record Function(int least, int most, Body body) {
    String expected() {
      if (most == Integer.MAX_VALUE) {
        return "at least " + least;
      }
      return least == most ? "exactly " + least : "at least " + least + ", and at most " + most;
    }
  }

  private static final int ANY = Integer.MAX_VALUE;
  private static final Map<String, Function> ALL = new HashMap<>();

  static {
    compare("$eq", result -> result == 0);
    compare("$ne", result -> result != 0);
    compare("$gt", result -> result > 0);
    compare("$gte", result -> result >= 0);
    compare("$lt", result -> result < 0);
    compare("$lte", result -> result <= 0);
    put("$cmp", 2, 2, Functions::cmp);
    put("$not", 1, 1, values -> !Utils.isTrue(values.getFirst()));

    put("$add", 0, ANY, Functions::add);
    put("$subtract", 2, 2, values -> subtract(values.get(0), values.get(1)));
    put("$multiply", 0, ANY, Functions::multiply);
    put("$divide", 2, 2, values -> divide(values.get(0), values.get(1)));
    put("$abs", 1, 1, values -> absolute(values.getFirst()));

    put("$concat", 0, ANY, Texts::concat);
    put("$toLower", 1, 1, values -> Texts.toLower(values.getFirst()));
    put("$toUpper", 1, 1, values -> Texts.toUpper(values.getFirst()));
    put("$substrCP", 3, 3, Texts::substring);
    put("$strLenCP", 1, 1, values -> Texts.length(values.getFirst()));
    put("$indexOfCP", 2, 4, Texts::indexOf);
    put("$split", 2, 2, values -> Texts.split(values.get(0), values.get(1)));

    put("$isArray", 1, 1, values -> values.getFirst() instanceof Collection<?>);
    put("$size", 1, 1, values -> size(values.getFirst()));
    put("$in", 2, 2, values -> in(values.get(0), values.get(1)));
    put("$arrayElemAt", 2, 2, values -> entryAt(values.get(0), values.get(1)));
    put("$concatArrays", 0, ANY, Functions::concatArrays);
    put("$slice", 2, 3, Functions::slice);
  }

  private Functions() {}

  static @Nullable Function named(String operator) {
    return ALL.get(operator);
  }

  private static void put(String name, int least, int most, Body body) {
    ALL.put(name, new Function(least, most, body));
  }

  private static void compare(String name, IntPredicate accepts) {
    put(
        name,
        2,
        2,
        values -> accepts.test(BsonOrder.ASCENDING.compare(values.get(0), values.get(1))));
  }

  private static Object cmp(List<@Nullable Object> two) {
    return Integer.signum(BsonOrder.ASCENDING.compare(two.get(0), two.get(1)));
  }

  static boolean anyNull(List<@Nullable Object> values) {
    return values.stream().anyMatch(Missing::isNullOrMissing);
  }

  // --- Numbers and dates -------------------------------------------------------------------------

  private static @Nullable Object add(List<@Nullable Object> values) {
    if (anyNull(values)) {
      return null;
    }
    var sum = new Summation();
    boolean isDate = false;
    for (Object value : values) {
      switch (value) {
        case Number number -> sum.add(number);
        case Instant instant -> {
          if (isDate) {
            throw numbered(16612, "only one date allowed in an $add expression");
          }
          isDate = true;
          sum.add(instant.toEpochMilli());
        }
        case null, default ->
            throw numbered(
                16554,
                "$add only supports numeric or date types, not " + Utils.describeType(value));
      }
    }
    return isDate ? Instant.ofEpochMilli(rounded(sum.sum())) : sum.sum();
  }

  private static long rounded(Number millis) {
    return millis instanceof Long || millis instanceof Integer
        ? millis.longValue()
        : Math.round(millis.doubleValue());
  }

  private static @Nullable Object subtract(@Nullable Object from, @Nullable Object what) {
    if (Missing.isNullOrMissing(from) || Missing.isNullOrMissing(what)) {
      return null;
    }
    if (from instanceof Number one && what instanceof Number other) {
      return Numbers.subtract(one, other);
    }
    if (from instanceof Instant date && what instanceof Instant other) {
      return date.toEpochMilli() - other.toEpochMilli();
    }
    if (from instanceof Instant date && what instanceof Number millis) {
      return Instant.ofEpochMilli(date.toEpochMilli() - rounded(millis));
    }
    throw numbered(
        16556, "can't $subtract " + Utils.describeType(what) + " from " + Utils.describeType(from));
  }

  private static @Nullable Object multiply(List<@Nullable Object> values) {
    if (anyNull(values)) {
      return null;
    }
    Number product = 1;
    for (Object value : values) {
      product = Numbers.multiply(product, number(value, "$multiply", 16555));
    }
    return product;
  }

  private static @Nullable Object divide(@Nullable Object dividend, @Nullable Object divisor) {
    if (Missing.isNullOrMissing(dividend) || Missing.isNullOrMissing(divisor)) {
      return null;
    }
    var by = number(divisor, "$divide", 16609);
    if (by.doubleValue() == 0) {
      throw BAD_VALUE.because("can't $divide by zero");
    }
    return Numbers.divide(number(dividend, "$divide", 16609), by);
  }

  private static @Nullable Object absolute(@Nullable Object value) {
    return Missing.isNullOrMissing(value) ? null : Numbers.absolute(number(value, "$abs", 28765));
  }

  private static Number number(@Nullable Object value, String operator, int code) {
    if (value instanceof Number number) {
      return number;
    }
    throw numbered(
        code, operator + " only supports numeric types, not " + Utils.describeType(value));
  }

  /** A number that is a whole one, as the positions and lengths of other operators are. */
  static int whole(@Nullable Object value, int codeOfOtherType, int codeOfFraction, String what) {
    if (!(value instanceof Number number)) {
      throw numbered(
          codeOfOtherType, what + " must be a numeric value, but is " + Utils.describeType(value));
    }
    if (number.doubleValue() != number.intValue()) {
      throw numbered(
          codeOfFraction, what + " must be representable as a 32-bit integer: " + number);
    }
    return number.intValue();
  }

  // --- Arrays ------------------------------------------------------------------------------------

  private static Object size(@Nullable Object value) {
    if (value instanceof Collection<?> array) {
      return array.size();
    }
    throw numbered(
        17124,
        "The argument to $size must be an array, but was of type: " + Utils.describeType(value));
  }

  private static Object in(@Nullable Object value, @Nullable Object array) {
    if (array instanceof Collection<?> entries) {
      return entries.stream().anyMatch(entry -> BsonOrder.same(entry, value));
    }
    throw numbered(
        40081, "$in requires an array as a second argument, found: " + Utils.describeType(array));
  }

  private static @Nullable Object entryAt(@Nullable Object value, @Nullable Object position) {
    if (Missing.isNullOrMissing(value) || Missing.isNullOrMissing(position)) {
      return null;
    }
    if (!(value instanceof List<?> array)) {
      throw numbered(
          28689,
          "$arrayElemAt's first argument must be an array, but is " + Utils.describeType(value));
    }
    int index = whole(position, 28690, 28691, "$arrayElemAt's second argument");
    int from = index < 0 ? index + array.size() : index;
    return from < 0 || from >= array.size() ? Missing.getInstance() : array.get(from);
  }

  private static @Nullable Object concatArrays(List<@Nullable Object> values) {
    var result = new ArrayList<@Nullable Object>();
    for (Object value : values) {
      if (Missing.isNullOrMissing(value)) {
        return null;
      }
      if (!(value instanceof Collection<?> array)) {
        throw numbered(
            28664, "$concatArrays only supports arrays, not " + Utils.describeType(value));
      }
      result.addAll(array);
    }
    return result;
  }

  private static @Nullable Object slice(List<@Nullable Object> values) {
    if (anyNull(values)) {
      return null;
    }
    if (!(values.getFirst() instanceof List<?> array)) {
      throw numbered(
          28724,
          "First argument to $slice must be an array, but is of type: "
              + Utils.describeType(values.getFirst()));
    }
    int size = array.size();
    int second = whole(values.get(1), 28725, 28726, "Second argument to $slice");
    if (values.size() == 2) {
      return second >= 0
          ? array.subList(0, Math.min(second, size))
          : array.subList(Math.max(0, size + second), size);
    }
    int count = whole(values.get(2), 28727, 28728, "Third argument to $slice");
    if (count <= 0) {
      throw numbered(28729, "Third argument to $slice must be positive: " + count);
    }
    int from = second >= 0 ? Math.min(second, size) : Math.max(0, size + second);
    return array.subList(from, Math.min(size, from + count));
  }
}
