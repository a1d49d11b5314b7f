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
    List<Mark> categories,
    List<Series> series,
    Format format,
    String language,
    @Nullable Dial dial) {

  /** The colour of what stands for many values. */
  public static final int REST = 7;

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
    /** A line with the ground below it filled; several stand on each other. */
    AREA,
    PIE,
    /** One number on a dial. */
    GAUGE,
    /** What flows from categories to series. */
    SANKEY
  }

  /**
   * One category.
   *
   * @param hue its colour where each has its own
   * @param picked whether the others step back
   */
  public record Mark(String title, int hue, boolean picked) {}

  /**
   * One row of numbers, one for each category; a missing one leaves a gap.
   *
   * @param hue its colour, from 0; it keeps it whatever else is shown
   * @param dashed whether it is worked out of the others, as a trend is
   */
  public record Series(
      String title, int hue, boolean picked, List<@Nullable BigDecimal> values, boolean dashed) {
    public Series {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public Series(String title, int hue, boolean picked, List<@Nullable BigDecimal> values) {
      this(title, hue, picked, values, false);
    }
  }

  /**
   * Where a dial begins and ends.
   *
   * @param target a line on it
   */
  public record Dial(
      BigDecimal from, BigDecimal to, List<Band> bands, @Nullable BigDecimal target) {
    public Dial {
      bands = List.copyOf(bands);
    }
  }

  /**
   * A part of a dial.
   *
   * @param light GOOD, NEAR or BAD
   */
  public record Band(BigDecimal to, String light) {}

  /**
   * How numbers are written.
   *
   * @param currency ISO 4217; empty where the numbers are no money
   * @param percent whether they are shares of one
   */
  public record Format(String currency, int scale, boolean percent) {}
}
