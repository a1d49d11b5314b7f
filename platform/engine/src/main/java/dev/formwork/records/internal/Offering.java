package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Offer;
import dev.formwork.forms.Option;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Offered;
import dev.formwork.rules.Bound;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that offers something, for one record.
 *
 * @param own the record's values, with those of the row before them
 */
record Offering(FormModel model, FieldType type, EvaluationContext own) {

  /**
   * @param own the record as it would be
   */
  static Offering of(FormModel model, Offered offered, EvaluationContext own) {
    String[] steps = offered.path().split("\\.", 2);
    Field field = model.logic().fields().get(steps[0]);
    if (steps.length == 2 && field != null && field.type() instanceof FieldType.Subtable rows) {
      FieldType cell = rows.field(steps[1]).map(Field::type).orElseThrow(Offering::unknown);
      return new Offering(model, cell, own.withRow(row(model, steps[0], offered.row(), own)));
    }
    if (field == null || steps.length == 2) {
      throw unknown();
    }
    return new Offering(model, field.type(), own);
  }

  /** What can be read of the row, with what follows from it; the rest waits until it can. */
  private static Map<String, Object> row(
      FormModel model, String rows, Map<String, ?> raw, EvaluationContext own) {
    var data = new LinkedHashMap<>(own.data());
    Object read = model.logic().read(Map.of(rows, List.of(raw))).values().get(rows);
    if (read == null) {
      return Map.of();
    }
    data.put(rows, read);
    Object computed = model.logic().evaluate(data, Set.of(rows), own).data().get(rows);
    var row = new LinkedHashMap<String, Object>();
    if (computed instanceof List<?> list && list.getFirst() instanceof Map<?, ?> cells) {
      cells.forEach((key, value) -> row.put(String.valueOf(key), value));
    }
    return row;
  }

  List<Option> options() {
    return switch (type) {
      case FieldType.Choice(var options, var filter) ->
          Offer.of(model.choices().of(options), filter, own);
      case FieldType.MultiChoice(var options, var filter) ->
          Offer.of(model.choices().of(options), filter, own);
      default -> throw unknown();
    };
  }

  /** The form whose records a relation offers. */
  QualifiedKey target() {
    return type instanceof FieldType.Relation relation
        ? QualifiedKey.parse(relation.form(), model.key().app())
        : refuse();
  }

  /** What they must be like. */
  Condition filter() {
    @Nullable Condition filter = Offer.filter(type);
    return filter == null ? Condition.ALWAYS : Bound.to(filter, own);
  }

  private static QualifiedKey refuse() {
    throw unknown();
  }

  private static Refusal.NotFound unknown() {
    return new Refusal.NotFound(Problem.error("record.field.offers-nothing", ""));
  }
}
