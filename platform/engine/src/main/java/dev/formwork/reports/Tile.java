package dev.formwork.reports;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place on a dashboard. Adding a kind is adding a case here: the compiler then names every
 * place that must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Tile {

  DefinitionKey key();

  LocalizedText title();

  /** What people should know about it; empty where the report says all. */
  LocalizedText help();

  /** Columns of twelve that it takes; as many as suit its kind where 0. */
  int span();

  /** The columns of twelve that it takes. */
  default int width() {
    return span() > 0 ? span() : this instanceof Figure ? 3 : 6;
  }

  /** The word in definitions. */
  default String kind() {
    return getClass().getAnnotation(JsonTypeName.class).value();
  }

  /** A tile that shows the answer of a report. */
  sealed interface OfReport extends Tile {

    /** Of the same app by key, or {@code app/report}. */
    String report();

    /** The measure that is shown; absent = the first, or all where several can be shown. */
    @Nullable FieldKey measure();

    /** The report, seen from the app that the dashboard belongs to. */
    default QualifiedKey reportIn(DefinitionKey app) {
      return QualifiedKey.parse(report(), app);
    }
  }

  /**
   * One number in large digits: the only one of a report without dimensions, or the latest of a
   * series of periods with its change against the one before.
   */
  @JsonTypeName("number")
  record Figure(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure,
      @Nullable Target target)
      implements OfReport {}

  /** All rows and measures, with a total, and subtotals where there are several dimensions. */
  @JsonTypeName("table")
  record Table(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /** The first dimension downwards, the second sideways, with totals of both. */
  @JsonTypeName("pivot")
  record Pivot(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /** A bar for each value of the first dimension, in parts by the second. */
  @JsonTypeName("bar")
  record Bar(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /** A line over the first dimension, one for each value of the second. */
  @JsonTypeName("line")
  record Line(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /** As a line with the ground below it filled; several stand on each other. */
  @JsonTypeName("area")
  record Area(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /**
   * A ring in parts.
   *
   * @param top how many parts stand alone; the others are one rest
   */
  @JsonTypeName("pie")
  record Pie(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure,
      int top)
      implements OfReport {
    public Pie {
      top = top == 0 ? 7 : top;
    }
  }

  /** Stages that fewer and fewer pass: the rows of one dimension, or the measures of none. */
  @JsonTypeName("funnel")
  record Funnel(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /**
   * The first ones by a measure, with their positions.
   *
   * @param top how many
   */
  @JsonTypeName("ranking")
  record Ranking(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure,
      int top)
      implements OfReport {
    public Ranking {
      top = top == 0 ? 10 : top;
    }
  }

  /**
   * One number on a dial.
   *
   * @param min where the dial begins; 0 where absent
   * @param max where it ends
   * @param bands from low to high, each up to its end; none = one
   */
  @JsonTypeName("gauge")
  record Gauge(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure,
      @Nullable BigDecimal min,
      BigDecimal max,
      List<Band> bands,
      @Nullable Target target)
      implements OfReport {
    public Gauge {
      bands = List.copyOf(bands);
    }

    /** Where the dial begins. */
    public BigDecimal from() {
      return min == null ? BigDecimal.ZERO : min;
    }
  }

  /** The first dimension downwards, the second sideways, the darker the more. */
  @JsonTypeName("heat-map")
  record HeatMap(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /** What flows from the values of the first dimension to those of the second. */
  @JsonTypeName("sankey")
  record Sankey(
      DefinitionKey key,
      LocalizedText title,
      LocalizedText help,
      int span,
      String report,
      @Nullable FieldKey measure)
      implements OfReport {}

  /** Words of the one who made the page. */
  @JsonTypeName("text")
  record Text(
      DefinitionKey key, LocalizedText title, LocalizedText help, int span, List<Block> text)
      implements Tile {
    public Text {
      text = List.copyOf(text);
    }
  }

  /**
   * A part of a text; plain words, whatever they look like. One of the three is there.
   *
   * @param heading above what follows
   * @param list one point below the other
   */
  record Block(LocalizedText heading, LocalizedText paragraph, List<LocalizedText> list) {
    public Block {
      list = List.copyOf(list);
    }
  }

  /**
   * A part of a dial.
   *
   * @param to where it ends
   */
  record Band(BigDecimal to, Light light) {}

  /**
   * What a number should be. Either a value or a parameter of the app says it.
   *
   * @param direction which side is good; up where absent
   * @param margin how many percent it may miss and still be near; 10 where absent
   */
  record Target(
      @Nullable BigDecimal value,
      @Nullable FieldKey parameter,
      @Nullable Direction direction,
      @Nullable BigDecimal margin) {

    /** How a number stands against what was aimed at. */
    public Light light(BigDecimal number, BigDecimal aim) {
      return Light.of(
          number, aim, direction != Direction.DOWN, margin == null ? BigDecimal.TEN : margin);
    }
  }

  /** Which side of a target is good. */
  enum Direction {
    /** The more the better. */
    UP,
    /** The less the better. */
    DOWN
  }
}
