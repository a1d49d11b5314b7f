package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records to try conditions out with: all combinations of values that make a difference. */
public final class ExampleValues {

  private static final int MOST = 4_000;

  /** Stands for a text that is none of those written in the conditions. */
  public static final String OTHER = "(other)";

  private final Fields fields;
  private final Map<FieldKey, Set<Object>> literals = new LinkedHashMap<>();

  /** What must be known of fields to try values of them. */
  public interface Fields {

    /** Empty where there is no such field. */
    Optional<ValueKind> kind(FieldKey field);

    /** The values that a text can have; empty where any can be written. */
    List<Object> choices(FieldKey field);

    /** Digits behind the decimal point. */
    int digits(FieldKey field);

    boolean isRequired(FieldKey field);
  }

  public ExampleValues(Fields fields) {
    this.fields = fields;
  }

  /** Whether all that the condition compares with is written in it, or another field. */
  public static boolean canBeTried(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(ExampleValues::canBeTried);
      case Condition.Any(var parts) -> parts.stream().allMatch(ExampleValues::canBeTried);
      case Condition.None(var parts) -> parts.stream().allMatch(ExampleValues::canBeTried);
      case Condition.Compare(_, _, var value) -> canBeTried(value);
      case Condition.Along _, Condition.Script _ -> false;
    };
  }

  private static boolean canBeTried(Operand operand) {
    return switch (operand) {
      case Operand.Literal _ -> true;
      case Operand.Many(var several) -> several.stream().allMatch(ExampleValues::canBeTried);
      case Dynamic _ -> false;
    };
  }

  /** The fields that the conditions ask about. */
  public Set<FieldKey> asked() {
    return literals.keySet();
  }

  /** The records; empty where there would be too many, or a field is none of the form's. */
  public Optional<List<Map<String, Object>>> of(List<Condition> conditions) {
    literals.clear();
    conditions.forEach(this::collect);
    List<Map<String, Object>> records = List.of(Map.of());
    for (var asked : literals.entrySet()) {
      Optional<ValueKind> kind = kind(asked.getKey());
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      List<@Nullable Object> values = values(asked.getKey(), kind.get(), asked.getValue());
      if ((long) records.size() * values.size() > MOST) {
        return Optional.empty();
      }
      records = combined(records, asked.getKey(), values);
    }
    return Optional.of(records);
  }

  private static List<Map<String, Object>> combined(
      List<Map<String, Object>> records, FieldKey field, List<@Nullable Object> values) {
    var combined = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> record : records) {
      for (Object value : values) {
        var more = new LinkedHashMap<>(record);
        if (value != null) {
          more.put(field.value(), value);
        }
        combined.add(more);
      }
    }
    return combined;
  }

  private void collect(Condition condition) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(this::collect);
      case Condition.Any(var parts) -> parts.forEach(this::collect);
      case Condition.None(var parts) -> parts.forEach(this::collect);
      case Condition.Compare(var field, _, var value) -> {
        Set<Object> known = literals.computeIfAbsent(field, _ -> new LinkedHashSet<>());
        collect(value, known);
      }
      case Condition.Along _, Condition.Script _ -> {}
    }
  }

  private static void collect(Operand operand, Set<Object> into) {
    switch (operand) {
      case Operand.Literal(var value) when value != null -> into.add(value);
      case Operand.Many(var several) -> several.forEach(each -> collect(each, into));
      case Operand.Literal _, Dynamic _ -> {}
    }
  }

  private Optional<ValueKind> kind(FieldKey field) {
    return SystemField.named(field.value()).map(SystemField::kind).or(() -> fields.kind(field));
  }

  private List<@Nullable Object> values(FieldKey key, ValueKind kind, Set<Object> compared) {
    var values = new LinkedHashSet<@Nullable Object>();
    for (Object literal : compared) {
      Object value = kind.comparable(literal, ZoneOffset.UTC);
      switch (value) {
        case null -> {}
        case BigDecimal number -> {
          BigDecimal step = BigDecimal.ONE.movePointLeft(fields.digits(key));
          values.addAll(List.of(number.subtract(step), number, number.add(step)));
        }
        case LocalDate day -> values.addAll(days(kind, day));
        case Instant moment ->
            values.addAll(List.of(moment.minusSeconds(1), moment, moment.plusSeconds(1)));
        case String text when kind == ValueKind.CHOICES -> values.add(List.of(text));
        default -> values.add(value);
      }
    }
    switch (kind) {
      case TEXT -> values.addAll(texts(key));
      case SWITCH -> values.addAll(List.of(true, false));
      case CHOICES -> values.add(compared.stream().map(Object::toString).toList());
      case ROWS -> values.add(List.of(Map.of("_row", "r1")));
      case NUMBER -> values.addAll(values.isEmpty() ? List.of(BigDecimal.ONE) : List.of());
      case DATE -> values.addAll(values.isEmpty() ? List.of(LocalDate.EPOCH) : List.of());
      case DATE_TIME -> values.addAll(values.isEmpty() ? List.of(Instant.EPOCH) : List.of());
    }
    if (!fields.isRequired(key)) {
      values.add(null);
    }
    return new ArrayList<>(values);
  }

  private static List<Object> days(ValueKind kind, LocalDate day) {
    List<LocalDate> days = List.of(day.minusDays(1), day, day.plusDays(1));
    return kind == ValueKind.DATE
        ? List.copyOf(days)
        : days.stream().<Object>map(each -> each.atStartOfDay().toInstant(ZoneOffset.UTC)).toList();
  }

  private List<Object> texts(FieldKey key) {
    List<Object> choices = fields.choices(key);
    return choices.isEmpty() ? List.of(OTHER) : choices;
  }
}
