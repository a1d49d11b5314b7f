package dev.formwork.flows;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Options;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.Operand;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
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
final class ExampleValues {

  private static final int MOST = 4_000;
  private static final String OTHER = "(other)";

  private final FlowChecks.FieldKinds fields;
  private final Map<FieldKey, Set<Object>> literals = new LinkedHashMap<>();

  ExampleValues(FlowChecks.FieldKinds fields) {
    this.fields = fields;
  }

  /** Whether all that the condition compares with is written in it, or another field. */
  static boolean canBeTried(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(ExampleValues::canBeTried);
      case Condition.Any(var parts) -> parts.stream().allMatch(ExampleValues::canBeTried);
      case Condition.None(var parts) -> parts.stream().allMatch(ExampleValues::canBeTried);
      case Condition.Compare(_, _, var value) -> canBeTried(value);
      case Condition.Script _ -> false;
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
  Set<FieldKey> asked() {
    return literals.keySet();
  }

  /** The records; empty where there would be too many, or a field is none of the form's. */
  Optional<List<Map<String, Object>>> of(List<Condition> conditions) {
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
      case Condition.Script _ -> {}
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
    return SystemField.named(field.value())
        .map(SystemField::kind)
        .or(() -> fields.field(field).map(Field::type).map(ValueKinds::of));
  }

  private List<@Nullable Object> values(FieldKey key, ValueKind kind, Set<Object> compared) {
    Optional<Field> field = fields.field(key);
    var values = new LinkedHashSet<@Nullable Object>();
    for (Object literal : compared) {
      Object value = kind.comparable(literal, ZoneOffset.UTC);
      switch (value) {
        case null -> {}
        case BigDecimal number -> {
          BigDecimal step = BigDecimal.ONE.movePointLeft(digits(field));
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
      case TEXT -> values.addAll(texts(field));
      case SWITCH -> values.addAll(List.of(true, false));
      case CHOICES -> values.add(compared.stream().map(Object::toString).toList());
      case ROWS -> values.add(List.of(Map.of("_row", "r1")));
      case NUMBER -> values.addAll(values.isEmpty() ? List.of(BigDecimal.ONE) : List.of());
      case DATE -> values.addAll(values.isEmpty() ? List.of(LocalDate.EPOCH) : List.of());
      case DATE_TIME -> values.addAll(values.isEmpty() ? List.of(Instant.EPOCH) : List.of());
    }
    if (field.isEmpty() || !field.get().required()) {
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

  /** The options that are written in the form; any text where there are none. */
  private static List<Object> texts(Optional<Field> field) {
    return field
        .map(Field::type)
        .filter(FieldType.Choice.class::isInstance)
        .map(type -> ((FieldType.Choice) type).options())
        .filter(Options.Inline.class::isInstance)
        .map(options ->
            ((Options.Inline) options)
                .options().stream().<Object>map(option -> option.key()).toList())
        .orElse(List.of(OTHER));
  }

  private static int digits(Optional<Field> field) {
    return switch (field.map(Field::type).orElse(null)) {
      case FieldType.Money money -> money.digits();
      case FieldType.Decimal decimal -> decimal.digits();
      case FieldType.Formula formula -> formula.digits();
      case null, default -> 0;
    };
  }
}
