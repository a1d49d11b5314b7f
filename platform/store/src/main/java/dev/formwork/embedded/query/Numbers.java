package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** MongoDB's four number types compared exactly, and its arithmetic on them. */
final class Numbers {

  /** 34 digits, half to even: what a Decimal128 holds. */
  private static final MathContext DECIMAL = MathContext.DECIMAL128;

  /** How many digits of a double count where it meets a decimal. */
  private static final MathContext DOUBLE_IN_DECIMAL = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final int SMALLEST_EXPONENT = -6176;
  private static final int LARGEST_ADJUSTED_EXPONENT = 6144;
  private static final double TWO_TO_63 = 0x1p63;

  private Numbers() {}

  // --- Comparing ---------------------------------------------------------------------------------

  static int compare(Number one, Number other) {
    if (isIntegral(one) && isIntegral(other)) {
      return Long.compare(one.longValue(), other.longValue());
    }
    if (isFinite(one) && isFinite(other)) {
      return compareFinite(one, other);
    }
    return Double.compare(one.doubleValue(), other.doubleValue()) * nanFirst(one, other);
  }

  /** Double.compare has NaN above everything, MongoDB has it below. */
  private static int nanFirst(Number one, Number other) {
    return isNaN(one) || isNaN(other) ? -1 : 1;
  }

  private static int compareFinite(Number one, Number other) {
    if (one instanceof Decimal128 || other instanceof Decimal128) {
      return exact(one).compareTo(exact(other));
    }
    if (isIntegral(one)) {
      return compare(one.longValue(), other.doubleValue());
    }
    if (isIntegral(other)) {
      return -compare(other.longValue(), one.doubleValue());
    }
    double a = one.doubleValue();
    double b = other.doubleValue();
    return a < b ? -1 : a > b ? 1 : 0; // so that 0.0 and -0.0 are one
  }

  private static int compare(long whole, double number) {
    if (number >= TWO_TO_63) {
      return -1;
    }
    if (number < -TWO_TO_63) {
      return 1;
    }
    long floor = (long) Math.floor(number);
    if (whole != floor) {
      return whole < floor ? -1 : 1;
    }
    return number > floor ? -1 : 0;
  }

  static boolean isNaN(Number number) {
    return !isIntegral(number) && Double.isNaN(number.doubleValue());
  }

  private static boolean isFinite(Number number) {
    return switch (number) {
      case Decimal128 decimal -> (decimal.getHigh() & 0x7800000000000000L) != 0x7800000000000000L;
      case Double real -> Double.isFinite(real);
      default -> true;
    };
  }

  private static boolean isIntegral(Number number) {
    return number instanceof Integer || number instanceof Long;
  }

  /** The value of a finite number, all digits of it. */
  static BigDecimal exact(Number number) {
    return switch (number) {
      case Decimal128 decimal -> decimal.toBigDecimal();
      case Double real -> new BigDecimal(real);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  // --- Arithmetic --------------------------------------------------------------------------------

  private enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY
  }

  /** As wide as the wider of both; what does not fit becomes a long, and then a double. */
  static Number add(Number one, Number other) {
    return calculate(Operation.ADD, one, other);
  }

  static Number subtract(Number one, Number other) {
    return calculate(Operation.SUBTRACT, one, other);
  }

  static Number multiply(Number one, Number other) {
    return calculate(Operation.MULTIPLY, one, other);
  }

  private static Number calculate(Operation operation, Number one, Number other) {
    if (one instanceof Decimal128 || other instanceof Decimal128) {
      return isFinite(one) && isFinite(other)
          ? decimal(decimals(operation, inDecimal(one), inDecimal(other)))
          : special(doubles(operation, one.doubleValue(), other.doubleValue()));
    }
    if (one instanceof Double || other instanceof Double) {
      return doubles(operation, one.doubleValue(), other.doubleValue());
    }
    return wholes(operation, one, other);
  }

  private static Number wholes(Operation operation, Number one, Number other) {
    long a = one.longValue();
    long b = other.longValue();
    long result;
    try {
      result =
          switch (operation) {
            case ADD -> Math.addExact(a, b);
            case SUBTRACT -> Math.subtractExact(a, b);
            case MULTIPLY -> Math.multiplyExact(a, b);
          };
    } catch (ArithmeticException _) {
      return doubles(operation, (double) a, (double) b);
    }
    boolean isInt = one instanceof Integer && other instanceof Integer && result == (int) result;
    return isInt ? (Number) (int) result : (Number) result;
  }

  private static double doubles(Operation operation, double one, double other) {
    return switch (operation) {
      case ADD -> one + other;
      case SUBTRACT -> one - other;
      case MULTIPLY -> one * other;
    };
  }

  private static BigDecimal decimals(Operation operation, BigDecimal one, BigDecimal other) {
    return switch (operation) {
      case ADD -> one.add(other, DECIMAL);
      case SUBTRACT -> one.subtract(other, DECIMAL);
      case MULTIPLY -> one.multiply(other, DECIMAL);
    };
  }

  /** A double, or a decimal where one of both is a decimal. Neither is zero by which is divided. */
  static Number divide(Number one, Number other) {
    if (!(one instanceof Decimal128) && !(other instanceof Decimal128)) {
      return one.doubleValue() / other.doubleValue();
    }
    return isFinite(one) && isFinite(other)
        ? decimal(inDecimal(one).divide(inDecimal(other), DECIMAL))
        : special(one.doubleValue() / other.doubleValue());
  }

  static Number absolute(Number number) {
    return switch (number) {
      case Decimal128 decimal when isFinite(decimal) -> decimal(decimal.toBigDecimal().abs());
      case Decimal128 decimal -> special(Math.abs(decimal.doubleValue()));
      case Double real -> Math.abs(real);
      default -> number.longValue() < 0 ? subtract(0, number) : number;
    };
  }

  private static BigDecimal inDecimal(Number number) {
    return number instanceof Double real ? new BigDecimal(real, DOUBLE_IN_DECIMAL) : exact(number);
  }

  /** The decimal nearest to a value. */
  static Decimal128 decimal(BigDecimal value) {
    var rounded = value.round(DECIMAL);
    if (rounded.precision() - rounded.scale() - 1 > LARGEST_ADJUSTED_EXPONENT) {
      return special(rounded.signum() * Double.POSITIVE_INFINITY);
    }
    if (rounded.scale() > -SMALLEST_EXPONENT) {
      rounded = rounded.setScale(-SMALLEST_EXPONENT, RoundingMode.HALF_EVEN);
    }
    return new Decimal128(rounded);
  }

  private static Decimal128 special(double infiniteOrNaN) {
    if (Double.isNaN(infiniteOrNaN)) {
      return Decimal128.NaN;
    }
    return infiniteOrNaN > 0 ? Decimal128.POSITIVE_INFINITY : Decimal128.NEGATIVE_INFINITY;
  }
}
