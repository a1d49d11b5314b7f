package dev.formwork.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
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
    @Nullable Source source) {

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
    return new Report(
        key,
        title,
        help,
        form,
        filter,
        left,
        measures,
        order,
        Aggregation.MAX_ROWS - 1,
        chart,
        source);
  }

  /**
   * What the records are told apart by.
   *
   * @param bucket the period that dates fall into; a day where absent
   * @param title that of the field where empty
   */
  public record Dimension(
      FieldKey key, FieldKey field, @Nullable Period bucket, LocalizedText title) {}

  /**
   * A number of each row.
   *
   * @param field absent only for a count of records
   * @param format how it is shown; as the field is where absent
   */
  public record Measure(
      FieldKey key,
      LocalizedText title,
      MeasureKind kind,
      @Nullable FieldKey field,
      @Nullable Format format) {}

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
    MIN,
    MAX
  }

  /** How a number is shown. */
  public enum Format {
    MONEY,
    INTEGER,
    DECIMAL
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
