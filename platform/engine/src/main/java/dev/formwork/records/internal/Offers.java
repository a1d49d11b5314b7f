package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Bound;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what was chosen may be chosen now: options that are still active, records that the filter
 * of their relation lets through. What stood there before may stay, unless its filter says no.
 */
@Component
class Offers {

  private final Forms forms;
  private final RecordStore store;

  Offers(Forms forms, RecordStore store) {
    this.forms = forms;
    this.store = store;
  }

  /**
   * @param own the record with its new values
   */
  Problems check(
      FormModel model, Field field, @Nullable Object before, Object now, EvaluationContext own) {
    String path = field.key().value();
    if (!(field.type() instanceof FieldType.Subtable rows)) {
      return one(model, field.type(), before, now, path, own);
    }
    Map<Object, Map<?, ?>> known = byId(before);
    Problems problems = Problems.NONE;
    List<?> list = now instanceof List<?> each ? each : List.of();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> row) {
        problems = problems.and(row(model, rows, row, known, path + "[" + i + "].", own));
      }
    }
    return problems;
  }

  private Problems row(
      FormModel model,
      FieldType.Subtable rows,
      Map<?, ?> row,
      Map<Object, Map<?, ?>> known,
      String path,
      EvaluationContext own) {
    Object id = row.get("_row");
    Map<?, ?> was = id == null ? Map.of() : known.getOrDefault(id, Map.of());
    var values = new HashMap<String, Object>();
    row.forEach((key, cell) -> values.put(String.valueOf(key), cell));
    EvaluationContext around = own.withRow(values);
    Problems problems = Problems.NONE;
    for (Field cell : rows.fields()) {
      String key = cell.key().value();
      Object value = row.get(key);
      if (value != null) {
        problems = problems.and(one(model, cell.type(), was.get(key), value, path + key, around));
      }
    }
    return problems;
  }

  private Problems one(
      FormModel model,
      FieldType type,
      @Nullable Object before,
      Object now,
      String path,
      EvaluationContext own) {
    return switch (type) {
      case FieldType.Choice choice -> active(model, choice.options(), before, now, path);
      case FieldType.MultiChoice choice -> active(model, choice.options(), before, now, path);
      case FieldType.Relation relation when relation.filter() != null ->
          passes(model, relation, relation.filter(), now.toString(), own)
              ? Problems.NONE
              : Problems.of(Problem.error("record.relation.not-offered", path));
      default -> Problems.NONE;
    };
  }

  private static Problems active(
      FormModel model, Options options, @Nullable Object before, Object now, String path) {
    List<?> kept = keys(before);
    List<?> chosen = keys(now);
    Problems problems = Problems.NONE;
    for (Option option : model.choices().of(options)) {
      if (!option.isActive() && chosen.contains(option.key()) && !kept.contains(option.key())) {
        problems =
            problems.and(
                Problem.error("record.field.option-inactive", path).with("option", option.title()));
      }
    }
    return problems;
  }

  private static List<?> keys(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> several -> several;
      default -> List.of(value);
    };
  }

  private boolean passes(
      FormModel model,
      FieldType.Relation relation,
      Condition filter,
      String id,
      EvaluationContext own) {
    QualifiedKey form = QualifiedKey.parse(relation.form(), model.key().app());
    FormModel related = forms.current(form);
    Condition bound = Bound.to(filter, own);
    return store
        .find(form, id)
        .map(document -> RecordBson.fromDocument(document, form, related.logic()))
        .filter(record -> ConditionEvaluator.test(bound, Contexts.about(record, own)))
        .isPresent();
  }

  private static Map<Object, Map<?, ?>> byId(@Nullable Object rows) {
    var byId = new HashMap<Object, Map<?, ?>>();
    if (rows instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> row && row.get("_row") != null) {
          byId.put(row.get("_row"), row);
        }
      });
    }
    return byId;
  }
}
