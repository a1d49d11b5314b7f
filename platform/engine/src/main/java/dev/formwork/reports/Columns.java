package dev.formwork.reports;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
import dev.formwork.reports.ReportResult.Kind;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the dimensions and measures of a report are, seen with its form. */
final class Columns {

  private final Report report;
  private final Form form;

  Columns(Report report, Form form) {
    this.report = report;
    this.form = form;
  }

  List<ReportResult.Column> all() {
    return Stream.concat(
            report.dimensions().stream().map(this::column),
            report.measures().stream().map(this::column))
        .toList();
  }

  List<Aggregation.Group> groups() {
    return report.dimensions().stream()
        .map(dimension -> new Aggregation.Group(dimension.field(), period(dimension)))
        .toList();
  }

  List<Aggregation.Measure> measures() {
    return report.measures().stream().map(Columns::measure).toList();
  }

  List<Aggregation.Order> order() {
    return report.sort().stream()
        .map(sort -> new Aggregation.Order(position(sort.by()), sort.isDescending()))
        .filter(order -> order.column() >= 0)
        .toList();
  }

  static Aggregation.Measure measure(Report.Measure measure) {
    FieldKey field = measure.field();
    if (field == null || measure.kind() == Report.MeasureKind.COUNT) {
      return new Aggregation.Measure.Count(field);
    }
    return switch (measure.kind()) {
      case COUNT -> new Aggregation.Measure.Count(field);
      case SUM -> new Aggregation.Measure.Sum(field);
      case AVG -> new Aggregation.Measure.Average(field);
      case MEDIAN -> new Aggregation.Measure.Median(field);
      case MIN -> new Aggregation.Measure.Least(field);
      case MAX -> new Aggregation.Measure.Greatest(field);
    };
  }

  /** The period of a dimension of dates; null for any other. */
  @Nullable Period period(Report.Dimension dimension) {
    return switch (kind(dimension.field())) {
      case DATE, DATE_TIME -> Objects.requireNonNullElse(dimension.bucket(), Period.DAY);
      case TEXT, NUMBER, SWITCH, CHOICES, ROWS -> null;
    };
  }

  private int position(FieldKey key) {
    var keys =
        Stream.concat(
                report.dimensions().stream().map(Report.Dimension::key),
                report.measures().stream().map(Report.Measure::key))
            .toList();
    return keys.indexOf(key);
  }

  private ReportResult.Column column(Report.Dimension dimension) {
    LocalizedText title = dimension.title().or(title(dimension.field()));
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
      };
    }
    FieldKey key = measure.field();
    if (key == null || measure.kind() == Report.MeasureKind.COUNT) {
      return Kind.INTEGER;
    }
    return switch (kind(key)) {
      case DATE -> Kind.DATE;
      case DATE_TIME -> Kind.DATE_TIME;
      case NUMBER -> number(measure, key);
      case TEXT, SWITCH, CHOICES, ROWS -> Kind.INTEGER;
    };
  }

  private Kind number(Report.Measure measure, FieldKey key) {
    Kind ofField =
        switch (type(key).orElse(null)) {
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
    boolean broken =
        ofField == Kind.INTEGER
            && (measure.kind() == Report.MeasureKind.AVG
                || measure.kind() == Report.MeasureKind.MEDIAN);
    return broken ? Kind.DECIMAL : ofField;
  }

  private String currency(Report.Measure measure) {
    FieldKey key = measure.field();
    return key != null && type(key).orElse(null) instanceof FieldType.Money money
        ? money.currencyCode()
        : "CNY";
  }

  private LocalizedText title(FieldKey key) {
    return form.field(key).map(Field::title).orElseGet(() -> systemTitle(key));
  }

  private static LocalizedText systemTitle(FieldKey key) {
    return Texts.of(Problem.error("record.system." + key, ""));
  }

  private ValueKind kind(FieldKey key) {
    return SystemField.named(key.value())
        .map(SystemField::kind)
        .or(() -> type(key).map(ValueKinds::of))
        .orElse(ValueKind.TEXT);
  }

  private Optional<FieldType> type(FieldKey key) {
    return form.field(key).map(Field::type);
  }
}
