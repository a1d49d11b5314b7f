package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.TYPE_MISMATCH;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one operator of an update does to the value at the end of one path. */
sealed interface Modifier {

  /** The new value for one that is there, which itself is not changed. */
  @Nullable Object change(@Nullable Object value, String path);

  /** The value where there was none, or {@link Missing}. */
  @Nullable Object create();

  default boolean creates() {
    return true;
  }

  /** {@code $set}, and {@code $setOnInsert} and {@code $currentDate} once their value is known. */
  record Set(@Nullable Object value) implements Modifier {
    @Override
    public @Nullable Object change(@Nullable Object before, String path) {
      return value;
    }

    @Override
    public @Nullable Object create() {
      return value;
    }
  }

  record Unset() implements Modifier {
    @Override
    public Object change(@Nullable Object before, String path) {
      return Missing.getInstance();
    }

    @Override
    public Object create() {
      return Missing.getInstance();
    }

    @Override
    public boolean creates() {
      return false;
    }
  }

  /** {@code $inc} and {@code $mul}. */
  record Calculate(boolean multiplies, Number by) implements Modifier {
    @Override
    public Object change(@Nullable Object value, String path) {
      String operator = multiplies ? "$mul" : "$inc";
      if (!(value instanceof Number number)) {
        throw TYPE_MISMATCH.because(
            "Cannot apply "
                + operator
                + " to a value of non-numeric type. It has the field '"
                + path
                + "' of non-numeric type "
                + Utils.describeType(value));
      }
      var result = multiplies ? Numbers.multiply(number, by) : Numbers.add(number, by);
      if (result instanceof Double && !isReal(number) && !isReal(by)) {
        throw BAD_VALUE.because("Failed to apply " + operator + " operations to current value");
      }
      return result;
    }

    private static boolean isReal(Number number) {
      return number instanceof Double || number instanceof Decimal128;
    }

    @Override
    public Object create() {
      return multiplies ? Numbers.multiply(0, by) : by;
    }
  }

  /** {@code $min} and {@code $max}. */
  record Bound(boolean isUpper, @Nullable Object value) implements Modifier {
    @Override
    public @Nullable Object change(@Nullable Object before, String path) {
      int comparison = BsonOrder.ASCENDING.compare(value, before);
      return (isUpper ? comparison > 0 : comparison < 0) ? value : before;
    }

    @Override
    public @Nullable Object create() {
      return value;
    }
  }

  /** {@code $push}: put in at a position, then sort, then cut. */
  record Push(
      List<@Nullable Object> values,
      long position,
      @Nullable Comparator<@Nullable Object> order,
      long slice)
      implements Modifier {

    static final long END = Long.MAX_VALUE;
    static final long UNCUT = Long.MAX_VALUE;

    @Override
    public Object change(@Nullable Object value, String path) {
      if (!(value instanceof List<?> array)) {
        throw BAD_VALUE.because(
            "The field '"
                + path
                + "' must be an array but is of type "
                + Utils.describeType(value));
      }
      return pushed(array);
    }

    @Override
    public Object create() {
      return pushed(List.of());
    }

    private List<@Nullable Object> pushed(List<?> array) {
      var result = new ArrayList<@Nullable Object>(array);
      int size = result.size();
      long at = position >= 0 ? Math.min(position, size) : Math.max(0, size + position);
      result.addAll((int) at, values);
      if (order != null) {
        result.sort(order);
      }
      if (slice >= 0) {
        return cut(result, 0, Math.min(slice, result.size()));
      }
      return cut(result, Math.max(0, result.size() + slice), result.size());
    }

    private static List<@Nullable Object> cut(List<@Nullable Object> list, long from, long to) {
      return new ArrayList<>(list.subList((int) from, (int) to));
    }
  }

  record AddToSet(List<@Nullable Object> values) implements Modifier {
    @Override
    public Object change(@Nullable Object value, String path) {
      if (!(value instanceof List<?> array)) {
        throw BAD_VALUE.because(
            "Cannot apply $addToSet to non-array field. Field named '"
                + path
                + "' has non-array type "
                + Utils.describeType(value));
      }
      return with(array);
    }

    @Override
    public Object create() {
      return with(List.of());
    }

    private List<@Nullable Object> with(List<?> array) {
      var result = new ArrayList<@Nullable Object>(array);
      for (Object value : values) {
        if (result.stream().noneMatch(entry -> BsonOrder.same(entry, value))) {
          result.add(value);
        }
      }
      return result;
    }
  }

  /** {@code $pull} and {@code $pullAll}. */
  record Remove(String operator, Predicate<@Nullable Object> unwanted) implements Modifier {
    @Override
    public Object change(@Nullable Object value, String path) {
      if (!(value instanceof List<?> array)) {
        throw BAD_VALUE.because("Cannot apply " + operator + " to a non-array value");
      }
      var result = new ArrayList<@Nullable Object>(array);
      result.removeIf(unwanted);
      return result;
    }

    @Override
    public Object create() {
      return Missing.getInstance();
    }

    @Override
    public boolean creates() {
      return false;
    }
  }

  record Pop(boolean isFirst) implements Modifier {
    @Override
    public Object change(@Nullable Object value, String path) {
      if (!(value instanceof List<?> array)) {
        throw TYPE_MISMATCH.because(
            "Path '"
                + path
                + "' contains an element of non-array type '"
                + Utils.describeType(value)
                + "'");
      }
      var result = new ArrayList<@Nullable Object>(array);
      if (!result.isEmpty()) {
        result.remove(isFirst ? 0 : result.size() - 1);
      }
      return result;
    }

    @Override
    public Object create() {
      return Missing.getInstance();
    }

    @Override
    public boolean creates() {
      return false;
    }
  }

  /** The order of {@code $sort} within {@code $push}: whole values, or fields of objects. */
  static Comparator<@Nullable Object> orderBy(@Nullable Object specification) {
    if (specification instanceof Document fields && !fields.isEmpty()) {
      Comparator<@Nullable Object> order = (_, _) -> 0;
      for (var field : fields.entrySet()) {
        var path = Paths.of(field.getKey());
        order = order.thenComparing(entry -> valueIn(path, entry), direction(field.getValue()));
      }
      return order;
    }
    return direction(specification);
  }

  private static @Nullable Object valueIn(Paths path, @Nullable Object entry) {
    @Nullable Object value =
        entry instanceof Document object ? path.valueIn(object) : Missing.getInstance();
    return value instanceof Missing ? null : value;
  }

  private static Comparator<@Nullable Object> direction(@Nullable Object value) {
    if (value instanceof Number number && Math.abs(number.doubleValue()) == 1) {
      return number.doubleValue() > 0 ? BsonOrder.ASCENDING : BsonOrder.ASCENDING.reversed();
    }
    throw BAD_VALUE.because("The $sort element value must be either 1 or -1");
  }
}
