package dev.formwork.bench.measure;

import java.util.Arrays;

/** The statistics that are used here: order statistics only, as outliers are the rule. */
public final class Figures {

  private Figures() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double median(double... values) {
    double[] sorted = sorted(values);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * The smallest value that at least this share of all does not exceed (nearest rank).
   *
   * @param share 0 to 1, as in 0.95
   */
  public static double percentile(double share, double... values) {
    double[] sorted = sorted(values);
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  private static double[] sorted(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Expected at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
