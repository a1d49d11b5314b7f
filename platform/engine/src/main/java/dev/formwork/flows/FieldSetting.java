package dev.formwork.flows;

import dev.formwork.forms.FieldType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Bound;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.ValueSources;
import dev.formwork.scripting.ScriptFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a move sets in the record, and what the record says then. In a lane that is about a row of a
 * subtable, the row's cells stand before the record's fields.
 */
final class FieldSetting {

  private static final String ROW_ID = "_row";

  private final Move move;
  private final Map<FieldKey, @Nullable Object> changes = new LinkedHashMap<>();
  private final Set<String> notYetFollowed = new LinkedHashSet<>();
  private FlowContext context;

  FieldSetting(Move move, FlowContext context) {
    this.move = move;
    this.context = context;
  }

  FlowContext context() {
    return context;
  }

  Map<FieldKey, @Nullable Object> changes() {
    return changes;
  }

  /** What a node in this lane sees, with all that was set computed through. */
  EvaluationContext seen(@Nullable String lane) {
    follow();
    return rowOf(lane)
        .map(row -> context.evaluation().withRow(cells(row)))
        .orElse(context.evaluation());
  }

  FlowContext contextOf(@Nullable String lane) {
    return context.with(seen(lane));
  }

  boolean holds(Question test, Step at) {
    if (test.when() != null && !holds(test.when(), at)) {
      return false;
    }
    RecordsTest records = test.records();
    return records == null || hold(records, at);
  }

  private boolean holds(Condition when, Step at) {
    var seen = seen(at.lane());
    return guarded(at, () -> ConditionEvaluator.test(when, seen));
  }

  private boolean hold(RecordsTest test, Step at) {
    var seen = seen(at.lane());
    Records records = test.records().about(seen);
    var that = test.that() == null ? null : Bound.to(test.that(), seen);
    Surroundings world = move.surroundings();
    return switch (test.quantity()) {
      case ANY -> world.count(records, that) > 0;
      case NONE -> world.count(records, that) == 0;
      case ALL -> world.count(records, that) == world.count(records, null);
    };
  }

  void set(Map<FieldKey, ValueSource> sources, Step at) {
    for (var entry : sources.entrySet()) {
      set(entry.getKey(), value(entry.getValue(), at), at);
    }
  }

  /** What a value source stands for at a step. */
  @Nullable Object value(ValueSource source, Step at) {
    var seen = seen(at.lane());
    return guarded(at, () -> ValueSources.resolve(source, seen));
  }

  /** Sets what a script answers: an object of fields. */
  void run(String script, Step at) {
    Object answer = value(new ValueSource.Formula(script), at);
    if (!(answer instanceof Map<?, ?> fields)) {
      throw failed(at, "flow.act.script-answer");
    }
    fields.forEach((field, value) -> set(field(String.valueOf(field), at), value, at));
  }

  private FieldKey field(String key, Step at) {
    try {
      return FieldKey.of(key);
    } catch (IllegalArgumentException notAKey) {
      throw failed(at, "flow.act.script-answer");
    }
  }

  void set(FieldKey field, @Nullable Object value, Step at) {
    Optional<Lane.Row> row = rowOf(at.lane());
    if (row.isPresent() && isCell(row.get(), field)) {
      setField(FieldKey.of(row.get().field()), withCell(row.get(), field, value));
    } else {
      setField(field, value);
    }
    move.note(at.node(), Reason.of("flow.trace.set").with("field", field));
  }

  private void setField(FieldKey field, @Nullable Object value) {
    Map<String, @Nullable Object> raw = new LinkedHashMap<>();
    raw.put(field.value(), value);
    var input = context.form().read(raw);
    if (input.problems().hasErrors()) {
      throw new Refusal.Invalid(input.problems());
    }
    Object typed = input.values().get(field.value());
    changes.put(field, typed);
    notYetFollowed.add(field.value());
    context = context.with(context.evaluation().with(field, typed));
  }

  /** Computes the formulas that depend on what was set, before anything looks at them. */
  private void follow() {
    if (!notYetFollowed.isEmpty()) {
      var evaluation = context.evaluation();
      var evaluated = context.form().evaluate(evaluation.data(), notYetFollowed, evaluation);
      context = context.with(evaluation.withData(evaluated.data()));
      notYetFollowed.clear();
    }
  }

  <T extends @Nullable Object> T guarded(Step at, Supplier<T> script) {
    try {
      return script.get();
    } catch (ScriptFailure failure) {
      throw new Refusal.Invalid(problem(at, "flow.script.failed").with("cause", failure.code()));
    }
  }

  private Refusal.Invalid failed(Step at, String code) {
    return new Refusal.Invalid(problem(at, code));
  }

  private Problem problem(Step at, String code) {
    DefinitionKey node = at.node();
    return Problem.error(code, move.pointer(at.lane(), node)).with("node", node.value());
  }

  private Optional<Lane.Row> rowOf(@Nullable String lane) {
    return move.home(lane).map(Lane::row);
  }

  private boolean isCell(Lane.Row row, FieldKey field) {
    var holder = context.form().fields().get(row.field());
    return holder != null
        && holder.type() instanceof FieldType.Subtable subtable
        && subtable.field(field.value()).isPresent();
  }

  private Map<String, Object> cells(Lane.Row row) {
    return rows(row.field()).stream()
        .filter(each -> row.id().equals(each.get(ROW_ID)))
        .findFirst()
        .orElse(Map.of());
  }

  private List<Map<String, Object>> withCell(Lane.Row row, FieldKey field, @Nullable Object value) {
    var changed = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> each : rows(row.field())) {
      var copy = new LinkedHashMap<>(each);
      if (row.id().equals(each.get(ROW_ID))) {
        copy.remove(field.value());
        if (value != null) {
          copy.put(field.value(), value);
        }
      }
      changed.add(copy);
    }
    return changed;
  }

  /** The rows of a subtable, each with its id. */
  List<Map<String, Object>> rows(String field) {
    if (!(context.evaluation().data().get(field) instanceof List<?> list)) {
      return List.of();
    }
    var rows = new ArrayList<Map<String, Object>>();
    for (Object each : list) {
      var row = new LinkedHashMap<String, Object>();
      if (each instanceof Map<?, ?> cells) {
        cells.forEach((key, cell) -> {
          if (cell != null) {
            row.put(String.valueOf(key), cell);
          }
        });
      }
      rows.add(Collections.unmodifiableMap(row));
    }
    return rows;
  }
}
