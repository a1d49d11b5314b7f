package dev.formwork.embedded.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Arithmetic of the model: exact values in the widest of the types. */
final class ModelNumbers {

  /** So many digits leave room for a carry or a shift within the 34 of a decimal. */
  private static final int SAFE_DIGITS = 25;

  static final BsonValue ZERO = new BsonInt32(0);

  private ModelNumbers() {}

  /** The portable core promises nothing here, and servers differ: such a case is left out. */
  static final class Unspecified extends RuntimeException {}

  static BsonValue add(BsonValue one, BsonValue other) {
    return sum(List.of(one, other));
  }

  static BsonValue subtract(BsonValue one, BsonValue other) {
    return in(widest(List.of(one, other)), exact(one).subtract(exact(other)));
  }

  static BsonValue multiply(BsonValue one, BsonValue other) {
    return in(widest(List.of(one, other)), exact(one).multiply(exact(other)));
  }

  static BsonValue absolute(BsonValue number) {
    return in(number.getBsonType(), exact(number).abs());
  }

  static BsonValue sum(List<BsonValue> numbers) {
    var sum = BigDecimal.ZERO;
    for (var number : numbers) {
      sum = sum.add(exact(number));
      boolean isLong = number.isDecimal128() && exact(number).precision() > SAFE_DIGITS;
      if (isLong && numbers.size() > 1) {
        throw new Unspecified(); // the order of adding may decide the last digit
      }
    }
    return in(numbers.isEmpty() ? BsonType.INT32 : widest(numbers), sum);
  }

  static BsonValue mean(List<BsonValue> numbers) {
    var sum = exact(sum(numbers));
    if (widest(numbers) == BsonType.DECIMAL128) {
      var count = BigDecimal.valueOf(numbers.size());
      return new BsonDecimal128(new Decimal128(sum.divide(count, MathContext.DECIMAL128)));
    }
    return new BsonDouble(sum.doubleValue() / numbers.size());
  }

  private static BigDecimal exact(BsonValue number) {
    boolean isOdd = ModelValues.isNaN(number) || number.equals(new BsonDouble(-0.0));
    if (isOdd) {
      throw new Unspecified();
    }
    return ModelValues.exact(number);
  }

  private static BsonType widest(List<BsonValue> numbers) {
    boolean hasDecimal = has(numbers, BsonType.DECIMAL128);
    boolean hasDouble = has(numbers, BsonType.DOUBLE);
    if (hasDecimal && hasDouble) {
      throw new Unspecified();
    }
    if (hasDecimal || hasDouble) {
      return hasDecimal ? BsonType.DECIMAL128 : BsonType.DOUBLE;
    }
    return has(numbers, BsonType.INT64) ? BsonType.INT64 : BsonType.INT32;
  }

  private static boolean has(List<BsonValue> numbers, BsonType type) {
    return numbers.stream().anyMatch(number -> number.getBsonType() == type);
  }

  private static BsonValue in(BsonType type, BigDecimal value) {
    return switch (type) {
      case DECIMAL128 -> new BsonDecimal128(new Decimal128(value.round(MathContext.DECIMAL128)));
      case DOUBLE -> new BsonDouble(value.doubleValue());
      case INT64 -> new BsonInt64(value.longValueExact());
      default ->
          value.unscaledValue().bitLength() < 32
              ? new BsonInt32(value.intValueExact())
              : new BsonInt64(value.longValueExact());
    };
  }
}
