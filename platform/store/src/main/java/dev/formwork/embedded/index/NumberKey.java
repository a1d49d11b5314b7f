package dev.formwork.embedded.index;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;

/**
 * Writes numbers by their exact value, whatever their type: NaN, then the negative ones, zero, the
 * positive ones.
 *
 * <p>A number is written as the greatest double not above its absolute value, then 0 if that is all
 * of it. Else a 1 follows and its decimal digits, of which numbers with the same double have at
 * most 34. Negative numbers have all bits turned.
 */
final class NumberKey {

  private static final long EXACT = 1L << 53;
  private static final int DOUBLE_ONLY = 0;
  private static final int DIGITS_FOLLOW = 1;
  private static final int EXPONENT_BIAS = 0x4000;

  private NumberKey() {}

  static KeyWriter write(KeyWriter out, Number number) {
    return switch (number) {
      case Integer i -> exact(out, i);
      case Long l when -EXACT <= l && l <= EXACT -> exact(out, l);
      case Long l -> decimal(out, BigDecimal.valueOf(l));
      case Double d -> exact(out, d);
      case Decimal128 d -> decimal128(out, d);
      case Short s -> exact(out, s);
      case Byte b -> exact(out, b);
      case Float f -> exact(out, f);
      default ->
          throw new IllegalArgumentException(
              "Expected a BSON number, but got " + number.getClass());
    };
  }

  private static KeyWriter decimal128(KeyWriter out, Decimal128 number) {
    return switch (number.toString()) {
      case "NaN", "-NaN" -> exact(out, Double.NaN);
      case "Infinity" -> exact(out, Double.POSITIVE_INFINITY);
      case "-Infinity" -> exact(out, Double.NEGATIVE_INFINITY);
      default -> decimal(out, number.toBigDecimal());
    };
  }

  private static KeyWriter exact(KeyWriter out, double number) {
    if (Double.isNaN(number)) {
      return out.one(KeyWriter.NAN);
    }
    if (number == 0) {
      return out.one(KeyWriter.ZERO);
    }
    int start = begin(out, number > 0);
    out.number64(Double.doubleToRawLongBits(Math.abs(number))).one(DOUBLE_ONLY);
    return end(out, number > 0, start);
  }

  private static KeyWriter decimal(KeyWriter out, BigDecimal number) {
    if (number.signum() == 0) {
      return out.one(KeyWriter.ZERO);
    }
    boolean positive = number.signum() > 0;
    BigDecimal absolute = number.abs();
    double below = doubleNotAbove(absolute);
    int start = begin(out, positive);
    out.number64(Double.doubleToRawLongBits(below));
    if (new BigDecimal(below).compareTo(absolute) == 0) {
      out.one(DOUBLE_ONLY);
    } else {
      out.one(DIGITS_FOLLOW);
      digits(out, absolute);
    }
    return end(out, positive, start);
  }

  private static double doubleNotAbove(BigDecimal absolute) {
    double near = absolute.doubleValue();
    if (Double.isInfinite(near)) {
      return Double.MAX_VALUE;
    }
    return new BigDecimal(near).compareTo(absolute) > 0 ? Math.nextDown(near) : near;
  }

  /** The exponent, then two digits to a byte, ended by a 0. */
  private static void digits(KeyWriter out, BigDecimal absolute) {
    BigDecimal bare = absolute.stripTrailingZeros();
    String digits = bare.unscaledValue().toString();
    int exponent = digits.length() - bare.scale() + EXPONENT_BIAS;
    out.one(exponent >>> 8).one(exponent);
    for (int i = 0; i < digits.length(); i += 2) {
      int high = digits.charAt(i) - '0';
      int low = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
      out.one(1 + 10 * high + low);
    }
    out.one(0);
  }

  private static int begin(KeyWriter out, boolean positive) {
    out.one(positive ? KeyWriter.POSITIVE : KeyWriter.NEGATIVE);
    return out.size();
  }

  private static KeyWriter end(KeyWriter out, boolean positive, int start) {
    return positive ? out : out.turnFrom(start);
  }
}
