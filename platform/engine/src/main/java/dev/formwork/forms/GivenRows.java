package dev.formwork.forms;

import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueSources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rows that nobody adds or removes: one for each option that a column offers, in their order. So a
 * list of papers is there to be ticked off. A row whose option is not offered any more goes, unless
 * somebody has filled it in.
 */
final class GivenRows {

  private final Map<String, Object> data;
  private final EvaluationContext context;
  private final Choices choices;

  private GivenRows(Map<String, Object> data, EvaluationContext context, Choices choices) {
    this.data = data;
    this.context = context.withData(data);
    this.choices = choices;
  }

  /** The data with the rows that each such subtable is to have; others stay as they are. */
  static Map<String, Object> complete(
      Collection<Field> fields,
      Map<String, Object> data,
      EvaluationContext context,
      Choices choices) {
    var complete = new LinkedHashMap<>(data);
    var given = new GivenRows(data, context, choices);
    for (Field field : fields) {
      if (field.type() instanceof FieldType.Subtable subtable && subtable.given() != null) {
        List<Map<String, Object>> rows = given.rows(field, subtable);
        if (rows.isEmpty()) {
          complete.remove(field.key().value());
        } else {
          complete.put(field.key().value(), rows);
        }
      }
    }
    return complete;
  }

  private List<Map<String, Object>> rows(Field field, FieldType.Subtable subtable) {
    String column = Objects.requireNonNull(subtable.given()).value();
    var left = new ArrayList<Map<String, Object>>();
    if (data.get(field.key().value()) instanceof List<?> known) {
      known.forEach(row -> left.add(plain((Map<?, ?>) row)));
    }
    var rows = new ArrayList<Map<String, Object>>();
    for (Option option : offered(subtable)) {
      rows.add(
          left.stream()
              .filter(row -> option.key().equals(row.get(column)))
              .findFirst()
              .orElseGet(() -> new LinkedHashMap<>(Map.of(column, option.key()))));
    }
    left.removeIf(rows::contains);
    left.removeIf(row -> !isFilled(subtable, row));
    rows.addAll(left);
    return rows;
  }

  private List<Option> offered(FieldType.Subtable subtable) {
    return subtable
        .givenChoice()
        .map(choice -> Offer.of(choices.of(choice.options()), choice.filter(), context))
        .orElse(List.of())
        .stream()
        .filter(Option::isActive)
        .toList();
  }

  /** Whether a row says more than a new one does. */
  private boolean isFilled(FieldType.Subtable subtable, Map<String, Object> row) {
    return subtable.fields().stream()
        .filter(cell -> !cell.key().equals(subtable.given()) && !cell.isComputed())
        .anyMatch(cell -> {
          Object value = row.get(cell.key().value());
          return value != null && !value.equals(initial(cell, row));
        });
  }

  private Object initial(Field cell, Map<String, Object> row) {
    Object value =
        cell.defaultValue() == null
            ? null
            : ValueSources.resolve(cell.defaultValue(), context.withData(row));
    Object typed = FieldValues.read(cell, value, cell.key().value()).value();
    return typed == null ? "" : typed;
  }

  private static Map<String, Object> plain(Map<?, ?> row) {
    var plain = new LinkedHashMap<String, Object>();
    row.forEach((key, value) -> {
      if (value != null) {
        plain.put(String.valueOf(key), value);
      }
    });
    return plain;
  }
}
