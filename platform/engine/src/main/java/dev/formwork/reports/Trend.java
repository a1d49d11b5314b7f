package dev.formwork.reports;

import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Label;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through the values of a series by least squares, and beyond them.
 *
 * <p>With the periods x = 0 … n−1 and their values y: slope b = Σ(x−x̄)(y−ȳ) / Σ(x−x̄)², start a =
 * ȳ − b·x̄. The error is the residual standard error s = √(Σ(y−ŷ)² / (n−2)); that of a forecast at
 * x is s·√(1 + 1/n + (x−x̄)² / Σ(x−x̄)²), the standard error of a single new value in simple linear
 * regression (Draper and Smith, Applied Regression Analysis, 3rd ed., chapter 1; Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 7.6). About two thirds of
 * values lie within one such error, if they scatter about a line as before.
 *
 * @param measure what the values are of
 * @param slope how much the line rises in one period
 * @param error the residual standard error; absent of fewer than three values
 * @param fitted the line at the periods that it is laid through, in their order
 * @param ahead the line at the periods that follow
 */
public record Trend(
    FieldKey measure,
    BigDecimal slope,
    @Nullable BigDecimal error,
    List<Point> fitted,
    List<Point> ahead) {

  private static final MathContext PRECISE = MathContext.DECIMAL64;
  private static final int DIGITS = 4;

  public Trend {
    fitted = List.copyOf(fitted);
    ahead = List.copyOf(ahead);
  }

  /**
   * The line at one period.
   *
   * @param error of a forecast; absent on the way there
   */
  public record Point(Label period, BigDecimal value, @Nullable BigDecimal error) {}

  /**
   * The line.
   *
   * @param periods those of the values, then those ahead
   * @param values at least two
   */
  static Trend of(FieldKey measure, List<Label> periods, List<BigDecimal> values) {
    int n = values.size();
    BigDecimal count = BigDecimal.valueOf(n);
    BigDecimal middle = BigDecimal.valueOf(n - 1L).divide(BigDecimal.TWO, PRECISE);
    BigDecimal mean =
        values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, PRECISE);
    BigDecimal spread = BigDecimal.ZERO;
    BigDecimal together = BigDecimal.ZERO;
    for (int x = 0; x < n; x++) {
      BigDecimal off = BigDecimal.valueOf(x).subtract(middle);
      spread = spread.add(off.multiply(off));
      together = together.add(off.multiply(values.get(x).subtract(mean)), PRECISE);
    }
    BigDecimal slope = together.divide(spread, PRECISE);
    BigDecimal start = mean.subtract(slope.multiply(middle));
    BigDecimal squares = BigDecimal.ZERO;
    for (int x = 0; x < n; x++) {
      BigDecimal off = values.get(x).subtract(at(start, slope, x));
      squares = squares.add(off.multiply(off), PRECISE);
    }
    BigDecimal error =
        n < 3 ? null : squares.divide(BigDecimal.valueOf(n - 2L), PRECISE).sqrt(PRECISE);
    var fitted = new ArrayList<Point>();
    var ahead = new ArrayList<Point>();
    for (int x = 0; x < periods.size(); x++) {
      BigDecimal value = rounded(at(start, slope, x));
      if (x < n) {
        fitted.add(new Point(periods.get(x), value, null));
      } else {
        BigDecimal off = BigDecimal.valueOf(x).subtract(middle);
        BigDecimal wide =
            BigDecimal.ONE
                .add(BigDecimal.ONE.divide(count, PRECISE))
                .add(off.multiply(off).divide(spread, PRECISE))
                .sqrt(PRECISE);
        BigDecimal around = error == null ? null : rounded(error.multiply(wide));
        ahead.add(new Point(periods.get(x), value, around));
      }
    }
    return new Trend(measure, rounded(slope), error == null ? null : rounded(error), fitted, ahead);
  }

  private static BigDecimal at(BigDecimal start, BigDecimal slope, int x) {
    return start.add(slope.multiply(BigDecimal.valueOf(x)));
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(DIGITS, RoundingMode.HALF_UP);
  }
}
