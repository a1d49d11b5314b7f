package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.Period;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Puts the groups that the store gives together to rows: exact sums, averages, order, limit. */
final class Tally {

  /** The values of the groups, and one value for each measure. */
  record Row(List<@Nullable Object> keys, List<@Nullable Object> values) {}

  private record Cell(@Nullable Object value, long count) {}

  private final Aggregation question;
  private final FormLogic logic;
  private final ZoneId zone;
  private final Map<List<@Nullable Object>, List<Cell>> cells = new LinkedHashMap<>();
  private int groups;

  Tally(Aggregation question, FormLogic logic, ZoneId zone) {
    this.question = question;
    this.logic = logic;
    this.zone = zone;
    if (question.groups().isEmpty()) {
      cells.put(List.of(), question.measures().stream().map(_ -> new Cell(null, 0)).toList());
    }
  }

  void add(Document group) {
    if (++groups > Aggregation.MAX_ROWS) {
      throw new Refusal.TooMuch(
          Problem.error("report.groups.too-many", "").with("max", Aggregation.MAX_ROWS));
    }
    var added = new ArrayList<Cell>();
    for (int i = 0; i < question.measures().size(); i++) {
      long count = group.get("n" + i) instanceof Number number ? number.longValue() : 0;
      added.add(new Cell(Values.plain(group.get("m" + i)), count));
    }
    cells.merge(keys(group.get("_id", Document.class)), added, this::merged);
  }

  List<Row> rows() {
    return cells.entrySet().stream()
        .map(entry -> new Row(entry.getKey(), values(entry.getValue())))
        .sorted(order())
        .limit(question.limit())
        .toList();
  }

  private List<@Nullable Object> keys(@Nullable Document id) {
    var keys = new ArrayList<@Nullable Object>();
    for (int i = 0; i < question.groups().size(); i++) {
      Object key = id == null ? null : Values.plain(id.get("g" + i));
      keys.add(periodic(key, question.groups().get(i).period()));
    }
    return keys;
  }

  /** A date that was stored before its field had periods finds its period here. */
  private @Nullable Object periodic(@Nullable Object key, @Nullable Period period) {
    if (period == null || key == null) {
      return key;
    }
    if (key instanceof Instant moment) {
      return period.of(moment.atZone(zone).toLocalDate());
    }
    return Period.DAY.first(key.toString()).map(period::of).orElse(key.toString());
  }

  private List<Cell> merged(List<Cell> one, List<Cell> other) {
    var merged = new ArrayList<Cell>();
    for (int i = 0; i < question.measures().size(); i++) {
      Object value = merged(question.measures().get(i), one.get(i).value(), other.get(i).value());
      merged.add(new Cell(value, one.get(i).count() + other.get(i).count()));
    }
    return merged;
  }

  private static @Nullable Object merged(
      Measure measure, @Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return switch (measure) {
      case Measure.Count _, Measure.Sum _, Measure.Average _ -> number(one).add(number(other));
      case Measure.Median _ -> {
        var both = new ArrayList<Object>((List<?>) one);
        both.addAll((List<?>) other);
        yield both;
      }
      case Measure.Least _ -> compare(one, other) <= 0 ? one : other;
      case Measure.Greatest _ -> compare(one, other) >= 0 ? one : other;
    };
  }

  private List<@Nullable Object> values(List<Cell> row) {
    var values = new ArrayList<@Nullable Object>();
    for (int i = 0; i < row.size(); i++) {
      values.add(value(question.measures().get(i), row.get(i)));
    }
    return values;
  }

  private @Nullable Object value(Measure measure, Cell cell) {
    Object raw = cell.value();
    return switch (measure) {
      case Measure.Count _ -> raw == null ? 0L : number(raw).longValueExact();
      case Measure.Sum(var field) -> number(raw == null ? 0L : raw, field);
      case Measure.Average(var field) ->
          raw == null || cell.count() == 0
              ? null
              : number(raw)
                  .divide(
                      BigDecimal.valueOf(cell.count()), averageDigits(field), RoundingMode.HALF_UP);
      case Measure.Median(var field) -> median((List<?>) raw, field);
      case Measure.Least(var field) -> extreme(raw, field);
      case Measure.Greatest(var field) -> extreme(raw, field);
    };
  }

  private @Nullable Object median(@Nullable List<?> raw, FieldKey field) {
    var values =
        (raw == null ? List.<Object>of() : raw)
            .stream().filter(java.util.Objects::nonNull).map(Tally::number).sorted().toList();
    if (values.isEmpty()) {
      return null;
    }
    BigDecimal low = values.get((values.size() - 1) / 2);
    BigDecimal high = values.get(values.size() / 2);
    return low.add(high).divide(BigDecimal.TWO, averageDigits(field), RoundingMode.HALF_UP);
  }

  private @Nullable Object extreme(@Nullable Object raw, FieldKey field) {
    if (raw == null) {
      return null;
    }
    return switch (Paths.kind(field, logic)) {
      case NUMBER -> number(raw, field);
      case DATE -> LocalDate.parse(raw.toString());
      case TEXT, DATE_TIME, SWITCH, CHOICES, ROWS -> raw;
    };
  }

  /** A number of the field as its values are: whole, or with its digits behind the point. */
  private Object number(Object raw, FieldKey field) {
    BigDecimal number = number(raw);
    int digits = digits(field);
    if (digits == 0 && number.scale() <= 0 && number.precision() - number.scale() < 19) {
      return number.longValueExact();
    }
    return number.scale() < digits ? number.setScale(digits) : number;
  }

  private int averageDigits(FieldKey field) {
    return Math.max(2, digits(field));
  }

  private int digits(FieldKey key) {
    Field field = logic.fields().get(key.value());
    return field == null
        ? 0
        : switch (field.type()) {
          case FieldType.Decimal decimal -> decimal.digits();
          case FieldType.Money money -> money.digits();
          case FieldType.Computed computed when computed.result() != FieldType.Result.INTEGER ->
              computed.digits();
          default -> 0;
        };
  }

  private static BigDecimal number(Object raw) {
    return (BigDecimal)
        java.util.Objects.requireNonNull(ValueKind.NUMBER.comparable(raw, ZONELESS));
  }

  private static final ZoneId ZONELESS = java.time.ZoneOffset.UTC;

  private Comparator<Row> order() {
    Comparator<Row> order = (_, _) -> 0;
    for (Aggregation.Order each : question.order()) {
      Comparator<Row> by = by(each.column());
      order = order.thenComparing(each.descending() ? by.reversed() : by);
    }
    for (int i = 0; i < question.groups().size(); i++) {
      order = order.thenComparing(by(i));
    }
    return order;
  }

  private Comparator<Row> by(int column) {
    int measure = column - question.groups().size();
    return (one, other) ->
        measure < 0
            ? compare(one.keys().get(column), other.keys().get(column))
            : compare(one.values().get(measure), other.values().get(measure));
  }

  /** Nothing comes first, as in the store. */
  @SuppressWarnings("unchecked") // both are of the one type that the column has
  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    if (one instanceof Number && other instanceof Number) {
      return number(one).compareTo(number(other));
    }
    return one.getClass() == other.getClass()
        ? ((Comparable<Object>) one).compareTo(other)
        : one.toString().compareTo(other.toString());
  }
}
