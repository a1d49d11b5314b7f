package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A sum as MongoDB keeps it: whole numbers and decimals exactly, doubles with what rounding lost.
 */
final class Summation {

  /** The widest number type so far, which is the type of the sum. */
  private enum Width {
    INT,
    LONG,
    DOUBLE,
    DECIMAL
  }

  private Width width = Width.INT;
  private long count;

  private long whole;
  private BigInteger wholeBeyondLong = BigInteger.ZERO;

  private double real;
  private double realLost;
  private double special;

  private BigDecimal decimal = BigDecimal.ZERO;

  void add(Number number) {
    count++;
    switch (number) {
      case Decimal128 value -> addDecimal(value);
      case Double value -> addReal(value);
      default -> addWhole(number);
    }
  }

  private void addWhole(Number number) {
    if (number instanceof Long) {
      widen(Width.LONG);
    }
    long value = number.longValue();
    long sum = whole + value;
    if (((whole ^ sum) & (value ^ sum)) < 0) {
      wholeBeyondLong = wholeBeyondLong.add(BigInteger.valueOf(whole));
      sum = value;
    }
    whole = sum;
  }

  private void addReal(double value) {
    widen(Width.DOUBLE);
    if (Double.isFinite(value)) {
      addFinite(value);
    } else {
      special += value;
    }
  }

  private void addFinite(double value) {
    double sum = real + value;
    double shadow = sum - real;
    realLost += (real - (sum - shadow)) + (value - shadow);
    real = sum;
  }

  private void addDecimal(Decimal128 value) {
    widen(Width.DECIMAL);
    if (Double.isNaN(value.doubleValue())
        || value.equals(Decimal128.POSITIVE_INFINITY)
        || value.equals(Decimal128.NEGATIVE_INFINITY)) {
      special += value.doubleValue();
    } else {
      decimal = decimal.add(value.toBigDecimal(), MathContext.DECIMAL128);
    }
  }

  private void widen(Width at) {
    if (at.compareTo(width) > 0) {
      width = at;
    }
  }

  /** The sum; of nothing it is the int 0. */
  Number sum() {
    return switch (width) {
      case INT, LONG -> {
        var exact = wholes();
        if (exact.bitLength() >= Long.SIZE) {
          yield exact.doubleValue();
        }
        boolean isInt = width == Width.INT && exact.bitLength() < Integer.SIZE;
        yield isInt ? (Number) exact.intValue() : (Number) exact.longValue();
      }
      case DOUBLE -> reals();
      case DECIMAL -> decimals();
    };
  }

  long count() {
    return count;
  }

  /** The sum divided by how many were added, which is not zero. */
  Number mean() {
    return width == Width.DECIMAL ? Numbers.divide(decimals(), count) : (Number) (reals() / count);
  }

  private BigInteger wholes() {
    return wholeBeyondLong.add(BigInteger.valueOf(whole));
  }

  private double reals() {
    if (special != 0) { // or NaN
      return special;
    }
    var all = new Summation();
    all.addFinite(real);
    all.addFinite(realLost);
    double high = wholes().doubleValue();
    all.addFinite(high);
    if (Double.isFinite(high)) {
      all.addFinite(new BigDecimal(wholes()).subtract(new BigDecimal(high)).doubleValue());
    }
    return all.real + all.realLost;
  }

  private Number decimals() {
    if (special != 0) { // or NaN
      return Numbers.multiply(Decimal128.ONE, special);
    }
    var sum = decimal.add(new BigDecimal(wholes()), MathContext.DECIMAL128);
    double doubles = real + realLost;
    return Numbers.decimal(
        doubles == 0 ? sum : sum.add(new BigDecimal(doubles, MathContext.DECIMAL128)));
  }
}
