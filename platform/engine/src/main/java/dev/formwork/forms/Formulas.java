package dev.formwork.forms;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The computed fields of a form, in an order in which each comes after what it reads. */
final class Formulas {

  /** Names that every formula may read besides the fields. */
  static final Set<String> SYSTEM_NAMES = Set.of("params", "user", "today", "now");

  private final List<FormulaField> ordered;
  private final List<String> cycle;

  Formulas(Form form) {
    Map<String, FormulaField> byPath = collect(form);
    var sorted = new LinkedHashSet<FormulaField>();
    var cycle = new ArrayList<String>();
    for (FormulaField formula : byPath.values()) {
      visit(formula, byPath, sorted, new LinkedHashSet<>(), cycle);
    }
    this.ordered = List.copyOf(sorted);
    this.cycle = List.copyOf(cycle);
  }

  /**
   * One computed field of the form or of a subtable's rows.
   *
   * @param subtable the subtable that it stands in; absent at the top
   * @param cells the names that mean a cell of its own row before anything else
   * @param names what it reads
   * @param expression what computes it; absent where its value comes from elsewhere
   */
  record FormulaField(
      @Nullable String subtable,
      Set<String> cells,
      String key,
      FieldType.Computed type,
      Set<String> names,
      @Nullable Expression expression) {

    String path() {
      return subtable == null ? key : subtable + "." + key;
    }

    /** The paths it reads: cells of its own row, fields of the form, all cells of a subtable. */
    Set<String> reads(Set<String> allFormulas) {
      var reads = new HashSet<String>();
      for (String name : names) {
        if (cells.contains(name)) {
          reads.add(subtable + "." + name);
        } else {
          reads.add(name);
          allFormulas.stream().filter(path -> path.startsWith(name + ".")).forEach(reads::add);
        }
      }
      return reads;
    }
  }

  record Computed(Map<String, Object> data, Problems problems) {}

  List<FormulaField> ordered() {
    return ordered;
  }

  /** The keys of formulas that read each other in a circle; empty in a sound form. */
  List<String> cycle() {
    return cycle;
  }

  Computed compute(
      Map<String, Object> data, Collection<String> changed, EvaluationContext context) {
    var computed = new LinkedHashMap<>(data);
    var dirty = new HashSet<>(changed);
    Problems problems = Problems.NONE;
    for (FormulaField formula : ordered) {
      if (!isAffected(formula, dirty)) {
        continue;
      }
      dirty.add(formula.subtable() == null ? formula.key() : formula.subtable());
      problems =
          problems.and(
              formula.subtable() == null
                  ? computeField(formula, computed, context)
                  : computeRows(formula, formula.subtable(), computed, context));
    }
    return new Computed(computed, problems);
  }

  private static boolean isAffected(FormulaField formula, Set<String> dirty) {
    return dirty.contains(formula.path())
        || (formula.subtable() != null && dirty.contains(formula.subtable()))
        || formula.names().stream()
            .anyMatch(name -> dirty.contains(name) || SYSTEM_NAMES.contains(name));
  }

  private static Problems computeField(
      FormulaField formula, Map<String, Object> data, EvaluationContext context) {
    return store(formula, data, formula.key(), evaluate(formula, data, context, formula.key()));
  }

  private static Problems computeRows(
      FormulaField formula, String subtable, Map<String, Object> data, EvaluationContext context) {
    if (!(data.get(subtable) instanceof List<?> rows)) {
      return Problems.NONE;
    }
    Problems problems = Problems.NONE;
    var changedRows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < rows.size(); i++) {
      var row = new LinkedHashMap<String, Object>(asRow(rows.get(i)));
      var visible = new HashMap<>(data);
      visible.keySet().removeAll(formula.cells());
      visible.putAll(row);
      String path = subtable + "[" + i + "]." + formula.key();
      problems = problems.and(store(formula, row, path, evaluate(formula, visible, context, path)));
      changedRows.add(row);
    }
    data.put(subtable, changedRows);
    return problems;
  }

  private static Problems store(
      FormulaField formula, Map<String, Object> target, String path, Outcome outcome) {
    if (outcome.problem().isPresent()) {
      target.remove(formula.key());
      return Problems.of(outcome.problem().get());
    }
    FieldValues.Reading reading = FieldValues.computed(formula.type(), outcome.result(), path);
    if (reading.value() == null) {
      target.remove(formula.key());
    } else {
      target.put(formula.key(), reading.value());
    }
    return reading.problems();
  }

  private record Outcome(@Nullable Object result, Optional<Problem> problem) {}

  private static Outcome evaluate(
      FormulaField formula, Map<String, Object> data, EvaluationContext context, String path) {
    Expression expression = formula.expression();
    if (expression == null) {
      Object found = context.elsewhere().value(formula.path(), data, context);
      return new Outcome(found, Optional.empty());
    }
    try {
      Map<String, Object> values = new HashMap<>();
      for (String name : expression.names()) {
        Object value = SYSTEM_NAMES.contains(name) ? system(name, context) : data.get(name);
        if (value != null) {
          values.put(name, value);
        }
      }
      return new Outcome(context.evaluator().evaluate(expression, values), Optional.empty());
    } catch (ScriptFailure failure) {
      return new Outcome(
          null,
          Optional.of(
              Problem.error("record.formula.failed", path)
                  .with("cause", failure.problem().code())));
    }
  }

  private static @Nullable Object system(String name, EvaluationContext context) {
    return switch (name) {
      case "params" -> context.params();
      case "user" -> context.user();
      case "today" -> context.today();
      default -> context.now();
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asRow(@Nullable Object row) {
    return row instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static Map<String, FormulaField> collect(Form form) {
    Set<String> names = form.fields().map(f -> f.key().value()).collect(Collectors.toSet());
    names.addAll(SYSTEM_NAMES);
    var byPath = new TreeMap<String, FormulaField>();
    form.fields()
        .forEach(field -> {
          if (field.type() instanceof FieldType.Computed computed) {
            add(byPath, null, Set.of(), field.key().value(), computed, names);
          } else if (field.type() instanceof FieldType.Subtable subtable) {
            Set<String> cells =
                subtable.fields().stream()
                    .map(cell -> cell.key().value())
                    .collect(Collectors.toSet());
            for (Field cell : subtable.fields()) {
              if (cell.type() instanceof FieldType.Computed computed) {
                add(byPath, field.key().value(), cells, cell.key().value(), computed, names);
              }
            }
          }
        });
    return byPath;
  }

  private static void add(
      Map<String, FormulaField> byPath,
      @Nullable String subtable,
      Set<String> cells,
      String key,
      FieldType.Computed type,
      Set<String> formNames) {
    var known = new HashSet<>(formNames);
    known.addAll(cells);
    FormulaField one =
        switch (type) {
          case FieldType.Formula formula -> {
            Expression expression = Expression.formula(formula.formula(), known);
            yield new FormulaField(
                subtable, cells, key, type, Set.copyOf(expression.names()), expression);
          }
          case FieldType.Lookup lookup ->
              new FormulaField(subtable, cells, key, type, Set.of(lookup.from().value()), null);
          case FieldType.RollUp _ -> new FormulaField(subtable, cells, key, type, Set.of(), null);
        };
    byPath.put(one.path(), one);
  }

  private static void visit(
      FormulaField formula,
      Map<String, FormulaField> all,
      Set<FormulaField> sorted,
      Set<String> open,
      List<String> cycle) {
    if (sorted.contains(formula)) {
      return;
    }
    if (!open.add(formula.path())) {
      cycle.addAll(open);
      return;
    }
    for (String read : formula.reads(all.keySet())) {
      FormulaField needed = all.get(read);
      if (needed != null) {
        visit(needed, all, sorted, open, cycle);
      }
    }
    open.remove(formula.path());
    sorted.add(formula);
  }
}
