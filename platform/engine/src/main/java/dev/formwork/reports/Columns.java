package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordPaths;
import dev.formwork.reports.ReportResult.Kind;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the dimensions and measures of a report are, seen with its form. */
final class Columns {

  private final Report report;
  private final RecordPaths paths;

  Columns(Report report, QualifiedKey form, Catalog catalog) {
    this(report, new RecordPaths(form, catalog));
  }

  private Columns(Report report, RecordPaths paths) {
    this.report = report;
    this.paths = paths;
  }

  /** Those of another report about the same. */
  Columns of(Report other) {
    return new Columns(other, paths);
  }

  /** A dimension with what conditions about its values have to know. */
  DashboardView.Dimension seen(Report.Dimension dimension) {
    return new DashboardView.Dimension(
        dimension, period(dimension), kind(dimension.field()) == ValueKind.CHOICES);
  }

  /** The columns of the answer: dimensions, measures that are shown, comparisons. */
  List<ReportResult.Column> all() {
    var all = new ArrayList<ReportResult.Column>();
    report.dimensions().forEach(dimension -> all.add(column(dimension)));
    report.measures().stream()
        .filter(measure -> !measure.hidden())
        .forEach(measure -> all.add(column(measure)));
    if (report.compare() != null) {
      compared().forEach(measure -> addCompared(all, column(measure)));
    }
    return all;
  }

  /** The measures of which periods are compared. */
  List<Report.Measure> compared() {
    return report.measures().stream()
        .filter(measure -> !measure.hidden())
        .filter(measure -> !measure.kind().isWindow())
        .filter(measure -> isNumber(kind(measure)))
        .toList();
  }

  private static void addCompared(List<ReportResult.Column> all, ReportResult.Column measure) {
    String key = measure.key().value();
    all.add(compared(measure, key + "Before", "report.column.before", measure.kind()));
    all.add(compared(measure, key + "Change", "report.column.change", measure.kind()));
    all.add(compared(measure, key + "Growth", "report.column.growth", Kind.PERCENT));
  }

  private static ReportResult.Column compared(
      ReportResult.Column measure, String key, String text, Kind kind) {
    return new ReportResult.Column(
        FieldKey.of(key),
        Texts.of(Problem.error(text, "").with("measure", measure.title())),
        kind,
        kind == Kind.MONEY ? measure.currency() : null);
  }

  /** Whether it is read as a percentage. */
  static boolean isPercent(Report.Measure measure) {
    Report.Format format = measure.format();
    return format == null
        ? measure.kind() == Report.MeasureKind.RATIO || measure.kind() == Report.MeasureKind.SHARE
        : format == Report.Format.PERCENT;
  }

  private static boolean isNumber(Kind kind) {
    return switch (kind) {
      case INTEGER, DECIMAL, MONEY, PERCENT, HOURS -> true;
      case TEXT, PERIOD, DATE, DATE_TIME -> false;
    };
  }

  List<Aggregation.Group> groups() {
    return report.dimensions().stream()
        .map(dimension ->
            new Aggregation.Group(dimension.field(), period(dimension), dimension.ranges()))
        .toList();
  }

  /** The measures that are taken of records, as {@link Report#plain} has them. */
  List<Aggregation.Measure> measures() {
    return report.plain().stream().map(Columns::measure).toList();
  }

  /** The order as far as plain measures and dimensions make it. */
  List<Aggregation.Order> order() {
    return report.sort().stream()
        .map(sort -> new Aggregation.Order(position(sort.by()), sort.isDescending()))
        .filter(order -> order.column() >= 0)
        .toList();
  }

  /** Whether a derived measure is part of the order. */
  boolean isOrderedByDerived() {
    return report.sort().stream().anyMatch(sort -> position(sort.by()) < 0);
  }

  private int position(FieldKey key) {
    var keys = new ArrayList<FieldKey>();
    report.dimensions().forEach(dimension -> keys.add(dimension.key()));
    report.plain().forEach(measure -> keys.add(measure.key()));
    return keys.indexOf(key);
  }

  /** What is asked of records for a measure that is not made of others. */
  static Aggregation.Measure measure(Report.Measure measure) {
    Aggregation.Measure plain = unfiltered(measure);
    return measure.filter() == null
        ? plain
        : new Aggregation.Measure.Filtered(plain, measure.filter());
  }

  private static Aggregation.Measure unfiltered(Report.Measure measure) {
    Report.Between between = measure.between();
    if (between != null) {
      return new Aggregation.Measure.Duration(
          between.from(),
          between.to(),
          between.countsOpeningTime(),
          figure(measure.kind()),
          measure.percent());
    }
    RecordPath field = measure.field();
    if (field == null || measure.kind() == Report.MeasureKind.COUNT) {
      return new Aggregation.Measure.Count(field);
    }
    return switch (figure(measure.kind())) {
      case COUNT -> new Aggregation.Measure.Count(field);
      case SUM -> new Aggregation.Measure.Sum(field);
      case AVERAGE -> new Aggregation.Measure.Average(field);
      case MEDIAN -> new Aggregation.Measure.Median(field);
      case PERCENTILE -> new Aggregation.Measure.Percentile(field, measure.percent());
      case LEAST -> new Aggregation.Measure.Least(field);
      case GREATEST -> new Aggregation.Measure.Greatest(field);
      case DISTINCT -> new Aggregation.Measure.Distinct(field);
    };
  }

  private static Figure figure(Report.MeasureKind kind) {
    return switch (kind) {
      case COUNT, RATIO, SHARE, RUNNING_TOTAL, MOVING_AVERAGE -> Figure.COUNT;
      case SUM -> Figure.SUM;
      case AVG -> Figure.AVERAGE;
      case MEDIAN -> Figure.MEDIAN;
      case PERCENTILE -> Figure.PERCENTILE;
      case MIN -> Figure.LEAST;
      case MAX -> Figure.GREATEST;
      case DISTINCT -> Figure.DISTINCT;
    };
  }

  /** The period of a dimension of dates; null for any other. */
  @Nullable Period period(Report.Dimension dimension) {
    return switch (kind(dimension.field())) {
      case DATE, DATE_TIME -> Objects.requireNonNullElse(dimension.bucket(), Period.DAY);
      case TEXT, NUMBER, SWITCH, CHOICES, ROWS -> null;
    };
  }

  ValueKind kind(RecordPath path) {
    return paths.kind(path).orElse(ValueKind.TEXT);
  }

  private ReportResult.Column column(Report.Dimension dimension) {
    LocalizedText title =
        dimension
            .title()
            .or(
                paths
                    .field(dimension.field())
                    .map(Field::title)
                    .orElseGet(() ->
                        Texts.of(Problem.error("record.system." + dimension.field().last(), ""))));
    Kind kind = period(dimension) == null ? Kind.TEXT : Kind.PERIOD;
    return new ReportResult.Column(dimension.key(), title, kind, null);
  }

  private ReportResult.Column column(Report.Measure measure) {
    Kind kind = kind(measure);
    return new ReportResult.Column(
        measure.key(), measure.title(), kind, kind == Kind.MONEY ? currency(measure) : null);
  }

  private Kind kind(Report.Measure measure) {
    if (measure.format() != null) {
      return switch (measure.format()) {
        case MONEY -> Kind.MONEY;
        case INTEGER -> Kind.INTEGER;
        case DECIMAL -> Kind.DECIMAL;
        case PERCENT -> Kind.PERCENT;
        case HOURS -> Kind.HOURS;
      };
    }
    return switch (measure.kind()) {
      case COUNT, DISTINCT -> Kind.INTEGER;
      case RATIO, SHARE -> Kind.PERCENT;
      case RUNNING_TOTAL -> source(measure).map(this::kind).orElse(Kind.DECIMAL);
      case MOVING_AVERAGE -> broken(source(measure).map(this::kind).orElse(Kind.DECIMAL));
      case SUM, MIN, MAX -> ofValues(measure);
      case AVG, MEDIAN, PERCENTILE -> broken(ofValues(measure));
    };
  }

  private static Kind broken(Kind kind) {
    return kind == Kind.INTEGER ? Kind.DECIMAL : kind;
  }

  private Kind ofValues(Report.Measure measure) {
    RecordPath path = measure.field();
    if (measure.between() != null) {
      return Kind.HOURS;
    }
    if (path == null) {
      return Kind.INTEGER;
    }
    return switch (kind(path)) {
      case DATE -> Kind.DATE;
      case DATE_TIME -> Kind.DATE_TIME;
      case NUMBER -> number(type(path));
      case TEXT, SWITCH, CHOICES, ROWS -> Kind.INTEGER;
    };
  }

  private static Kind number(@Nullable FieldType type) {
    return switch (type) {
      case FieldType.Money _ -> Kind.MONEY;
      case FieldType.Whole _ -> Kind.INTEGER;
      case FieldType.Computed computed ->
          switch (computed.result()) {
            case MONEY -> Kind.MONEY;
            case INTEGER -> Kind.INTEGER;
            case DECIMAL, TEXT, DATE, DATE_TIME, SWITCH, CHOICES -> Kind.DECIMAL;
          };
      case null, default -> Kind.DECIMAL;
    };
  }

  private String currency(Report.Measure measure) {
    RecordPath path = measure.field();
    if (path == null) {
      return source(measure).map(this::currency).orElse("CNY");
    }
    return type(path) instanceof FieldType.Money money ? money.currencyCode() : "CNY";
  }

  /** The measure that another is made of. */
  private Optional<Report.Measure> source(Report.Measure measure) {
    return report.measures().stream()
        .filter(each -> each.key().equals(measure.of()) && !each.equals(measure))
        .filter(each -> !each.kind().isDerived() || each.kind() == Report.MeasureKind.RATIO)
        .findFirst();
  }

  private @Nullable FieldType type(RecordPath path) {
    return paths.field(path).map(Field::type).orElse(null);
  }
}
