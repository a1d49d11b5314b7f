package dev.formwork.triggers;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.TableAnswer;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.ValueSources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an action sets in the record that it is about.
 *
 * @param values by field, as a source gave them; null empties the field
 * @param told why, for the run log: the rows of a table, the tags that hold
 */
public record Setting(Map<String, @Nullable Object> values, Map<String, Object> told) {

  public Setting {
    values = Collections.unmodifiableMap(values);
    told = Map.copyOf(told);
  }

  /** Finds decision tables as the rule names them. */
  @FunctionalInterface
  public interface Tables {
    Optional<DecisionTable> find(String table);
  }

  /** Of an action that sets fields of its record; empty for one of another kind. */
  public static Optional<Setting> of(Action action, EvaluationContext context, Tables tables) {
    return switch (action) {
      case Action.SetFields(var fields, var script) ->
          Optional.of(new Setting(scripted(script, values(fields, context), context), Map.of()));
      case Action.Decide decide -> Optional.of(decided(decide, context, tables));
      case Action.Tags tags -> Optional.of(tagged(tags, context));
      case Action.Create _,
          Action.Update _,
          Action.Upsert _,
          Action.Message _,
          Action.Task _,
          Action.StartFlow _,
          Action.StopFlow _,
          Action.ApplyPatch _,
          Action.Grant _,
          Action.Webhook _,
          Action.StartSequence _,
          Action.StopSequence _ ->
          Optional.empty();
    };
  }

  /** What sources stand for, by field. */
  public static Map<String, @Nullable Object> values(
      Map<FieldKey, ValueSource> sources, EvaluationContext context) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    sources.forEach(
        (field, source) -> values.put(field.value(), ValueSources.resolve(source, context)));
    return values;
  }

  private static Map<String, @Nullable Object> scripted(
      @Nullable String script, Map<String, @Nullable Object> values, EvaluationContext context) {
    if (script == null) {
      return values;
    }
    Object answer = ValueSources.resolve(new ValueSource.Formula(script), context);
    if (!(answer instanceof Map<?, ?> fields)) {
      throw new Refusal.Invalid(Problem.error("rule.script.answer", ""));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
    fields.forEach((field, value) -> all.put(String.valueOf(field), value));
    return all;
  }

  private static Setting decided(Action.Decide decide, EvaluationContext context, Tables tables) {
    DecisionTable table =
        tables
            .find(decide.table())
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("rule.table.gone", "").with("table", decide.table())));
    TableAnswer answer = TableAnswer.asked(table, decide.with(), context);
    var values = new LinkedHashMap<String, @Nullable Object>();
    decide
        .into()
        .forEach((field, output) -> {
          Object value = answer.values().get(output.value());
          Action.Assisted assisted = decide.assisted();
          if (assisted == null) {
            values.put(field.value(), value);
          } else {
            suggested(field, value, assisted, context, values);
          }
        });
    return new Setting(values, Map.of("rows", List.copyOf(answer.rows())));
  }

  /** What a person has chosen instead stays, if he says why. */
  private static void suggested(
      FieldKey field,
      @Nullable Object value,
      Action.Assisted assisted,
      EvaluationContext context,
      Map<String, @Nullable Object> values) {
    Object chosen = context.value(field);
    Object before = context.value(assisted.suggestion());
    values.put(assisted.suggestion().value(), value);
    if (chosen == null || chosen.equals(before)) {
      values.put(field.value(), value);
    } else if (!chosen.equals(value) && context.value(assisted.reason()) == null) {
      throw new Refusal.Invalid(
          Problem.error("rule.table.reason-required", assisted.reason().value())
              .with("suggestion", value == null ? "" : value));
    }
  }

  private static Setting tagged(Action.Tags action, EvaluationContext context) {
    var tags = new LinkedHashSet<Object>();
    if (context.value(action.field()) instanceof List<?> known) {
      tags.addAll(known);
    }
    var holding = new ArrayList<String>();
    for (Action.Tag tag : action.tags()) {
      if (ConditionEvaluator.test(tag.when(), context)) {
        holding.add(tag.tag());
        tags.add(tag.tag());
      } else {
        tags.remove(tag.tag());
      }
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put(action.field().value(), tags.isEmpty() ? null : List.copyOf(tags));
    return new Setting(values, Map.of("holding", List.copyOf(holding)));
  }
}
