package dev.formwork.workspace.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows, and nothing of how it looks.
 *
 * @param label what is read out in place of the picture
 * @param language BCP 47, for numbers
 */
public record ChartModel(
    Kind kind,
    String label,
    List<String> categories,
    List<Series> series,
    Format format,
    String language) {

  public ChartModel {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** How it is drawn. */
  public enum Kind {
    BAR,
    /** Bars from left to right, for categories with long names. */
    ROWS,
    LINE,
    PIE
  }

  /**
   * One row of numbers, one for each category; a missing one leaves a gap.
   *
   * @param key keeps its colour whatever else is shown
   */
  public record Series(String key, String title, List<@Nullable BigDecimal> values) {
    public Series {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /**
   * How numbers are written.
   *
   * @param currency ISO 4217; empty where the numbers are no money
   */
  public record Format(String currency, int scale) {
    public static final Format INTEGER = new Format("", 0);
    public static final Format DECIMAL = new Format("", 2);
  }
}
