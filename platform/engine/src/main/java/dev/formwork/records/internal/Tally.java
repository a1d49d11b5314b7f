package dev.formwork.records.internal;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.records.Period;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Puts the groups that the store gives together to rows: what has to be worked out, exact sums,
 * averages, order, limit and rest.
 */
final class Tally {

  /** More groups of the store than this are refused, however few rows they make. */
  static final int MAX_GROUPS = 500_000;

  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);

  /** The values of the groups, and one value for each measure. */
  record Row(List<@Nullable Object> keys, List<@Nullable Object> values) {}

  /** Finds values of related records, by the id that leads there. */
  interface Joined {
    @Nullable Object value(String slot, @Nullable Object id);
  }

  /** Finds the hours that count for records of a department or store. */
  interface Hours {
    OpeningHours of(@Nullable String department, @Nullable String store);
  }

  private final Asked asked;
  private final ZoneId zone;
  private final Hours hours;
  private final List<Figure> figures;
  private final Map<List<@Nullable Object>, List<Gathering>> rows = new LinkedHashMap<>();
  private int groups;

  Tally(Asked asked, ZoneId zone, Hours hours) {
    this.asked = asked;
    this.zone = zone;
    this.hours = hours;
    this.figures = asked.measures().stream().map(Asked.Taken::figure).toList();
    if (asked.groups().isEmpty()) {
      rows.put(List.of(), Gathering.all(figures));
    }
  }

  /**
   * Adds a group of the store.
   *
   * @param measures which of the question's it tells of
   */
  void add(Document group, List<Integer> measures, Joined joined) {
    if (++groups > MAX_GROUPS) {
      throw tooMany();
    }
    Document id = group.get("_id", Document.class);
    long count = Numbers.get(group, "n");
    for (List<@Nullable Object> key : keys(id, joined)) {
      List<Gathering> row = rows.computeIfAbsent(key, _ -> Gathering.all(figures));
      if (rows.size() > Aggregation.MAX_ROWS) {
        throw tooMany();
      }
      for (int i : measures) {
        Asked.Taken taken = asked.measures().get(i);
        if (taken.isDerived()) {
          row.get(i).add(derived(taken, i, id, joined), count);
        } else {
          long counted = group.get("n" + i) instanceof Number number ? number.longValue() : 0;
          row.get(i).addStored(Values.plain(group.get("m" + i)), counted);
        }
      }
    }
  }

  private static Refusal.TooMuch tooMany() {
    return new Refusal.TooMuch(
        Problem.error("report.groups.too-many", "").with("max", Aggregation.MAX_ROWS));
  }

  // --- Keys --------------------------------------------------------------------------------------

  /** One key for each combination of values, where a field has several. */
  private List<List<@Nullable Object>> keys(@Nullable Document id, Joined joined) {
    List<List<@Nullable Object>> keys = List.of(List.of());
    for (int i = 0; i < asked.groups().size(); i++) {
      Object raw = id == null ? null : Values.plain(id.get("g" + i));
      List<@Nullable Object> values = values(asked.groups().get(i), "g" + i, raw, joined);
      var longer = new ArrayList<List<@Nullable Object>>();
      for (List<@Nullable Object> key : keys) {
        for (Object value : values) {
          var more = new ArrayList<@Nullable Object>(key);
          more.add(value);
          longer.add(more);
        }
      }
      keys = longer;
    }
    return keys;
  }

  private List<@Nullable Object> values(
      Asked.Grouped group, String slot, @Nullable Object raw, Joined joined) {
    boolean hops = !group.place().hops().isEmpty();
    Object value = hops ? joined.value(slot, raw) : raw;
    if (value instanceof List<?> several) {
      var different = new ArrayList<@Nullable Object>(several.stream().distinct().toList());
      return different.isEmpty() ? Collections.singletonList(null) : different;
    }
    if (hops && value != null && !group.group().ranges().isEmpty()) {
      return List.of((long) group.group().rangeOf(Gathering.number(value)));
    }
    return Collections.singletonList(periodic(value, group.group().period()));
  }

  /** A date that has no period beside it finds its period here. */
  private @Nullable Object periodic(@Nullable Object key, @Nullable Period period) {
    if (period == null || key == null) {
      return key;
    }
    if (key instanceof Instant moment) {
      return period.of(moment.atZone(zone).toLocalDate());
    }
    return Period.DAY.first(key.toString()).map(period::of).orElse(key.toString());
  }

  // --- Values that are worked out ----------------------------------------------------------------

  private @Nullable Object derived(
      Asked.Taken taken, int column, @Nullable Document id, Joined joined) {
    if (id == null) {
      return null;
    }
    Object value = at(taken.of(), "v" + column, id, joined);
    Place to = taken.to();
    if (to == null) {
      return value;
    }
    Instant from = moment(value);
    Instant until = moment(at(to, "t" + column, id, joined));
    if (from == null || until == null || until.isBefore(from)) {
      return null;
    }
    return taken.opening()
        ? BigDecimal.valueOf(
            Measure.TIME.between(
                hours.of(id.getString("department"), id.getString("store")), from, until))
        : BigDecimal.valueOf(until.toEpochMilli() - from.toEpochMilli());
  }

  private static @Nullable Object at(Place place, String slot, Document id, Joined joined) {
    Object raw = Values.plain(id.get(slot));
    return place.hops().isEmpty() ? raw : joined.value(slot, raw);
  }

  private @Nullable Instant moment(@Nullable Object value) {
    return switch (value) {
      case Instant moment -> moment;
      case String day -> LocalDate.parse(day).atStartOfDay(zone).toInstant();
      case null, default -> null;
    };
  }

  // --- Rows --------------------------------------------------------------------------------------

  List<Row> rows() {
    var sorted =
        rows.entrySet().stream()
            .map(entry -> new Row(entry.getKey(), values(entry.getValue())))
            .sorted(order())
            .toList();
    int limit = asked.question().limit();
    if (sorted.size() <= limit) {
      return sorted;
    }
    var first = new ArrayList<>(sorted.subList(0, limit));
    if (asked.question().rest()) {
      first.add(rest(sorted.subList(limit, sorted.size())));
    }
    return first;
  }

  private Row rest(List<Row> behind) {
    List<Gathering> all = Gathering.all(figures);
    for (Row row : behind) {
      List<Gathering> more = rows.getOrDefault(row.keys(), List.of());
      for (int i = 0; i < more.size(); i++) {
        all.get(i).add(more.get(i));
      }
    }
    return new Row(Collections.nCopies(asked.groups().size(), AggregateRow.REST), values(all));
  }

  private List<@Nullable Object> values(List<Gathering> row) {
    var values = new ArrayList<@Nullable Object>();
    for (int i = 0; i < row.size(); i++) {
      values.add(value(asked.measures().get(i), row.get(i)));
    }
    return values;
  }

  private @Nullable Object value(Asked.Taken taken, Gathering all) {
    boolean lasts = taken.to() != null;
    BigDecimal unit = lasts ? HOUR : BigDecimal.ONE;
    int digits = lasts ? 2 : Math.max(2, digits(taken));
    return switch (taken.figure()) {
      case COUNT, DISTINCT -> all.count();
      case SUM ->
          lasts ? all.sum().divide(HOUR, 2, RoundingMode.HALF_UP) : number(all.sum(), taken);
      case AVERAGE -> all.average(unit, digits);
      case MEDIAN -> all.percentile(50, unit, digits);
      case PERCENTILE -> all.percentile(taken.percent(), unit, digits);
      case LEAST, GREATEST -> lasts ? hours(all.extreme()) : extreme(all.extreme(), taken);
    };
  }

  private static @Nullable Object hours(@Nullable Object millis) {
    return millis == null ? null : Gathering.number(millis).divide(HOUR, 2, RoundingMode.HALF_UP);
  }

  private static @Nullable Object extreme(@Nullable Object raw, Asked.Taken taken) {
    if (raw == null) {
      return null;
    }
    ValueKind kind = taken.of().kind();
    return switch (kind) {
      case NUMBER -> number(Gathering.number(raw), taken);
      case DATE -> LocalDate.parse(raw.toString());
      case TEXT, DATE_TIME, SWITCH, CHOICES, ROWS -> raw;
    };
  }

  /** A number of the field as its values are: whole, or with its digits behind the point. */
  private static Object number(BigDecimal number, Asked.Taken taken) {
    int digits = digits(taken);
    if (digits == 0 && number.scale() <= 0 && number.precision() - number.scale() < 19) {
      return number.longValueExact();
    }
    return number.scale() < digits ? number.setScale(digits) : number;
  }

  private static int digits(Asked.Taken taken) {
    Place place = taken.place();
    Field field = place == null ? null : place.field();
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

  private Comparator<Row> order() {
    Comparator<Row> order = (_, _) -> 0;
    for (Aggregation.Order each : asked.question().order()) {
      Comparator<Row> by = by(each.column());
      order = order.thenComparing(each.descending() ? by.reversed() : by);
    }
    for (int i = 0; i < asked.groups().size(); i++) {
      order = order.thenComparing(by(i));
    }
    return order;
  }

  private Comparator<Row> by(int column) {
    int measure = column - asked.groups().size();
    return (one, other) ->
        measure < 0
            ? AggregateRow.compare(one.keys().get(column), other.keys().get(column))
            : AggregateRow.compare(one.values().get(measure), other.values().get(measure));
  }
}
