package dev.formwork.records.internal.counters;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Period;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Mentions;
import dev.formwork.store.PlainBson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is counted of each record of a form that is no draft: in which cell it belongs, and what it
 * adds there. Pure: the same record always adds the same.
 *
 * @param filter which records count; without scripts, persons and times
 * @param dimensions what the cells are told apart by
 * @param taken the fields whose values are counted and, as far as they are numbers, summed
 * @param meaning what else its numbers depend on: the types of the fields, the business time zone
 */
public record Counter(
    QualifiedKey form,
    Condition filter,
    List<Dimension> dimensions,
    List<FieldKey> taken,
    String meaning) {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A field that cells are told apart by.
   *
   * @param period of dates: which of their periods
   * @param ends of numbers: where their ranges end, but for the last
   */
  public record Dimension(FieldKey field, @Nullable Period period, List<BigDecimal> ends) {

    public Dimension {
      ends = List.copyOf(ends);
    }

    @Nullable Object of(@Nullable Object value, ZoneId zone) {
      if (value == null) {
        return null;
      }
      if (period != null) {
        return switch (value) {
          case Instant moment -> period.of(moment.atZone(zone).toLocalDate());
          case LocalDate day -> period.of(day);
          default -> value.toString();
        };
      }
      if (!ends.isEmpty()) {
        return range(new BigDecimal(value.toString()));
      }
      return value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0
          ? (Object) number.longValueExact()
          : PlainBson.plain(PlainBson.of(value));
    }

    private long range(BigDecimal number) {
      int at = 0;
      while (at < ends.size() && number.compareTo(ends.get(at)) >= 0) {
        at++;
      }
      return at;
    }

    private String written() {
      return field + "/" + (period == null ? "" : period.word()) + "/" + ends;
    }
  }

  public Counter {
    dimensions = List.copyOf(dimensions);
    taken = List.copyOf(taken);
  }

  /** The ends of all ranges but the last, which has none. */
  public static List<BigDecimal> ends(List<Aggregation.Range> ranges) {
    return ranges.stream()
        .map(Aggregation.Range::to)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The same for counters that count the same. */
  public String key() {
    var text = new StringBuilder(form.toString()).append('\n').append(meaning).append('\n');
    text.append(JSON.writeValueAsString(filter.toJson())).append('\n');
    dimensions.forEach(dimension -> text.append(dimension.written()).append('\n'));
    text.append(taken);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fields of the record that it looks at. */
  Set<FieldKey> fields() {
    var fields = new HashSet<>(taken);
    dimensions.forEach(each -> fields.add(each.field()));
    Mentions.of(filter, "").fields().forEach(each -> fields.add(each.field()));
    return fields;
  }

  /** What the record adds; absent for one that does not count. */
  public Optional<Cell> cellOf(Facts facts, ZoneId zone) {
    if (facts.isDraft() || !counts(facts, zone)) {
      return Optional.empty();
    }
    var at = new ArrayList<@Nullable Object>();
    dimensions.forEach(each -> at.add(each.of(facts.value(each.field()), zone)));
    return Optional.of(new Cell(at, 1, taken.stream().map(field -> taken(facts, field)).toList()));
  }

  private boolean counts(Facts facts, ZoneId zone) {
    if (filter.equals(Condition.ALWAYS)) {
      return true;
    }
    var context =
        EvaluationContext.at(
                Instant.EPOCH,
                zone,
                (_, _) -> {
                  throw new IllegalStateException("Expected a filter without scripts");
                })
            .withData(facts.data())
            .withSystem(facts.system());
    return ConditionEvaluator.test(filter, context);
  }

  private static Cell.Taken taken(Facts facts, FieldKey field) {
    return switch (facts.value(field)) {
      case null -> Cell.Taken.NOTHING;
      case BigDecimal number -> new Cell.Taken(1, number);
      case Number number -> new Cell.Taken(1, BigDecimal.valueOf(number.longValue()));
      default -> new Cell.Taken(1, BigDecimal.ZERO);
    };
  }

  /** What a write changes; absent where it changes nothing. */
  Optional<Change> change(@Nullable Facts before, @Nullable Facts after, String id, ZoneId zone) {
    Cell from = before == null ? null : cellOf(before, zone).orElse(null);
    Cell to = after == null ? null : cellOf(after, zone).orElse(null);
    return Objects.equals(from, to) ? Optional.empty() : Optional.of(new Change(id, from, to));
  }

  /**
   * That a record goes from one cell to another, or there with another value.
   *
   * @param counter which counter, and which building of it
   */
  record Change(String counter, @Nullable Cell from, @Nullable Cell to) {

    List<Cell> deltas() {
      var deltas = new ArrayList<Cell>();
      if (from != null) {
        deltas.add(from.negated());
      }
      if (to != null) {
        deltas.add(to);
      }
      return deltas;
    }
  }
}
