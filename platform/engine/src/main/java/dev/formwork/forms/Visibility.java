package dev.formwork.forms;

import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields are shown and which must be filled, for the data of one moment. */
final class Visibility {

  private final Form form;

  Visibility(Form form) {
    this.form = form;
  }

  /** The paths of fields and cells that are not shown. */
  Set<String> hidden(EvaluationContext context) {
    var hidden = new HashSet<String>();
    for (Section section : form.sections()) {
      boolean sectionShown = holds(section.visibleWhen(), context);
      for (Field field : section.fields()) {
        String key = field.key().value();
        if (!sectionShown || !holds(field.visibleWhen(), context)) {
          hidden.add(key);
        } else if (field.type() instanceof FieldType.Subtable subtable) {
          for (Cell cell : cells(key, subtable, context)) {
            if (!holds(cell.field().visibleWhen(), cell.context())) {
              hidden.add(cell.path());
            }
          }
        }
      }
    }
    return hidden;
  }

  /** The paths of fields and cells that a submit may not leave empty, shown or not. */
  Set<String> required(EvaluationContext context) {
    var required = new HashSet<String>();
    form.fields()
        .forEach(field -> {
          String key = field.key().value();
          if (isRequired(field, context)) {
            required.add(key);
          }
          if (field.type() instanceof FieldType.Subtable subtable) {
            cells(key, subtable, context).stream()
                .filter(cell -> isRequired(cell.field(), cell.context()))
                .forEach(cell -> required.add(cell.path()));
          }
        });
    return required;
  }

  private static boolean isRequired(Field field, EvaluationContext context) {
    return field.required()
        || (field.requiredWhen() != null && ConditionEvaluator.test(field.requiredWhen(), context));
  }

  private static boolean holds(@Nullable Condition condition, EvaluationContext context) {
    return condition == null || ConditionEvaluator.test(condition, context);
  }

  private record Cell(Field field, String path, EvaluationContext context) {}

  private static List<Cell> cells(
      String key, FieldType.Subtable subtable, EvaluationContext context) {
    if (!(context.data().get(key) instanceof List<?> rows)
        || subtable.fields().stream().allMatch(Visibility::isUnconditional)) {
      return List.of();
    }
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < rows.size(); i++) {
      EvaluationContext ofRow = rowContext(subtable, rows.get(i), context);
      for (Field field : subtable.fields()) {
        cells.add(new Cell(field, key + "[" + i + "]." + field.key(), ofRow));
      }
    }
    return cells;
  }

  private static boolean isUnconditional(Field field) {
    return !field.required() && field.requiredWhen() == null && field.visibleWhen() == null;
  }

  /** The form's values with those of one row before them. */
  static EvaluationContext rowContext(
      FieldType.Subtable subtable, @Nullable Object row, EvaluationContext context) {
    var values = new HashMap<>(context.data());
    subtable.fields().forEach(field -> values.remove(field.key().value()));
    if (row instanceof Map<?, ?> cells) {
      cells.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    return context.withData(values);
  }
}
