package dev.formwork.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saved question about the records of a form: which of them, told apart by what, and the numbers
 * of each group.
 *
 * @param form of the same app by key, or {@code app/form}
 * @param filter absent = all records
 * @param dimensions none = one row about all records
 * @param limit rows at most; of a series of periods the latest stay
 * @param source what is counted; the records where absent
 * @param rows the field whose rows count one by one, in place of the records
 * @param rest whether one row more stands for all groups behind the limit
 * @param period the period that is looked at; all time where absent
 * @param compare what each period is compared with
 * @param trend a line through a series and beyond it
 */
public record Report(
    DefinitionKey key,
    LocalizedText title,
    LocalizedText help,
    String form,
    @Nullable Condition filter,
    List<Dimension> dimensions,
    List<Measure> measures,
    List<SortBy> sort,
    int limit,
    @Nullable Chart chart,
    @Nullable Source source,
    @Nullable FieldKey rows,
    boolean rest,
    @Nullable Span period,
    @Nullable Comparison compare,
    @Nullable Trend trend) {

  public static final DefinitionType<Report> TYPE = new ReportType();

  public Report {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
    sort = List.copyOf(sort);
    limit = limit == 0 ? 100 : limit;
  }

  /** The form, seen from the app that the report belongs to. */
  public QualifiedKey formIn(DefinitionKey app) {
    return QualifiedKey.parse(form, app);
  }

  /** The measures that are taken of records. */
  List<Measure> plain() {
    return measures.stream().filter(measure -> !measure.kind().isDerived()).toList();
  }

  /** The filter, or one that lets everything through. */
  public Condition condition() {
    return filter == null ? Condition.ALWAYS : filter;
  }

  /** The same question told apart by some of its dimensions only, about all groups. */
  Report over(List<FieldKey> kept) {
    var left = dimensions.stream().filter(each -> kept.contains(each.key())).toList();
    var gone =
        dimensions.stream().map(Dimension::key).filter(each -> !kept.contains(each)).toList();
    var order = sort.stream().filter(each -> !gone.contains(each.by())).toList();
    return apart(left, order, chart);
  }

  /** The same question told apart by the period that a date falls into, beside nothing else. */
  Report eachPeriod(FieldKey date, Period each) {
    var by = new Dimension(date, RecordPath.of(date), each, LocalizedText.EMPTY, List.of());
    return apart(List.of(by), List.of(), null);
  }

  private Report apart(List<Dimension> by, List<SortBy> order, @Nullable Chart drawn) {
    return new Report(
        key,
        title,
        help,
        form,
        filter,
        by,
        measures,
        order,
        Aggregation.MAX_ROWS - 1,
        drawn,
        source,
        rows,
        false,
        period,
        null,
        null);
  }

  /** The same question, however it is drawn. */
  Report undrawn() {
    return new Report(
        key,
        title,
        help,
        form,
        filter,
        dimensions,
        measures,
        sort,
        limit,
        null,
        source,
        rows,
        rest,
        period,
        compare,
        trend);
  }

  /** The same question about up to so many groups. */
  Report upTo(int rows) {
    return new Report(
        key,
        title,
        help,
        form,
        filter,
        dimensions,
        measures,
        sort,
        rows,
        chart,
        source,
        this.rows,
        false,
        period,
        compare,
        null);
  }

  /**
   * What the records are told apart by.
   *
   * @param bucket the period that dates fall into; a day where absent
   * @param title that of the field where empty
   * @param ranges what numbers fall into, in order; the last has no end
   */
  public record Dimension(
      FieldKey key,
      RecordPath field,
      @Nullable Period bucket,
      LocalizedText title,
      List<Aggregation.Range> ranges) {

    public Dimension {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * A number of each row.
   *
   * @param field absent for a count of records, and where it is made of other measures or moments
   * @param format how it is shown; as the field is where absent
   * @param filter which records take part; all of the report's where absent
   * @param p of a percentile: below which so many of a hundred lie
   * @param between the moments whose distance in hours is measured, in place of a field
   * @param of the measure that it is made of
   * @param per of a ratio: the measure that {@code of} is divided by
   * @param window of a moving average: how many rows
   * @param hidden whether it is only there for others to be made of
   */
  public record Measure(
      FieldKey key,
      LocalizedText title,
      MeasureKind kind,
      @Nullable RecordPath field,
      @Nullable Format format,
      @Nullable Condition filter,
      @Nullable Integer p,
      @Nullable Between between,
      @Nullable FieldKey of,
      @Nullable FieldKey per,
      int window,
      boolean hidden) {

    public Measure {
      window = window == 0 ? 3 : window;
    }

    /** How many of a hundred lie below a percentile. */
    int percent() {
      return p == null ? 50 : p;
    }
  }

  /**
   * Two moments of a record.
   *
   * @param time what counts of the time between them: all of it where absent
   */
  public record Between(RecordPath from, RecordPath to, @Nullable Hours time) {
    boolean countsOpeningTime() {
      return time == Hours.OPENING;
    }
  }

  /** Which hours count. */
  public enum Hours {
    CALENDAR,
    /** Those in which the record's department or store is open. */
    OPENING
  }

  /**
   * One period of a date.
   *
   * @param back how many periods ago; 0 = the one that runs, up to today
   */
  public record Span(RecordPath field, Period unit, int back) {}

  /** What a period is compared with. */
  public enum Comparison {
    /** The period before it. */
    PREVIOUS,
    /** The same period a year before. */
    YEAR
  }

  /**
   * A straight line through the values of a series.
   *
   * @param of the measure
   * @param ahead how many periods it goes on
   */
  public record Trend(FieldKey of, int ahead) {
    public Trend {
      ahead = ahead == 0 ? 3 : ahead;
    }
  }

  /** What is counted. */
  public enum Source {
    RECORDS,
    /** Each deadline that a record has or had. */
    DEADLINES,
    /** Each step of a record's executions at which somebody or something is waited for. */
    STEPS
  }

  /** What is counted, by what its fields are fields of. */
  public SystemField.Part counted() {
    return switch (source == null ? Source.RECORDS : source) {
      case RECORDS -> SystemField.Part.RECORD;
      case DEADLINES -> SystemField.Part.DEADLINE;
      case STEPS -> SystemField.Part.STEP;
    };
  }

  /** How a measure is taken. */
  public enum MeasureKind {
    COUNT,
    SUM,
    AVG,
    MEDIAN,
    PERCENTILE,
    MIN,
    MAX,
    /** How many different values. */
    DISTINCT,
    /** One measure divided by another. */
    RATIO,
    /** Its part of the whole. */
    SHARE,
    /** What has come together up to a row. */
    @JsonProperty("running-total")
    RUNNING_TOTAL,
    /** The mean of a row and some before it. */
    @JsonProperty("moving-average")
    MOVING_AVERAGE;

    /** Whether it is made of other measures rather than of records. */
    boolean isDerived() {
      return switch (this) {
        case COUNT, SUM, AVG, MEDIAN, PERCENTILE, MIN, MAX, DISTINCT -> false;
        case RATIO, SHARE, RUNNING_TOTAL, MOVING_AVERAGE -> true;
      };
    }

    /** Whether it is made of the rows before it too. */
    boolean isWindow() {
      return this == RUNNING_TOTAL || this == MOVING_AVERAGE;
    }
  }

  /** How a number is shown. */
  public enum Format {
    MONEY,
    INTEGER,
    DECIMAL,
    /** 0.25 as 25 %. */
    PERCENT,
    HOURS
  }

  /**
   * One criterion of the order.
   *
   * @param by key of a dimension or measure
   */
  public record SortBy(FieldKey by, @Nullable Direction direction) {
    public boolean isDescending() {
      return direction == Direction.DESC;
    }
  }

  /** Which end comes first. */
  public enum Direction {
    @JsonProperty("asc")
    ASC,
    @JsonProperty("desc")
    DESC
  }

  /** How it is drawn where nothing else is said. */
  public record Chart(ChartKind kind) {}
}
