package dev.formwork.records.internal;

import dev.formwork.definitions.CompiledRelease;
import dev.formwork.forms.Choices;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.Section;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueSource;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Setting;
import dev.formwork.triggers.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries on records what would come into new fields from old ones; writes nothing. */
final class Carrying {

  private final FormLogic logic;
  private final Choices choices;
  private final EvaluationContext context;

  /**
   * @param logic of the form with the new fields
   */
  Carrying(FormLogic logic, Choices choices, EvaluationContext context) {
    this.logic = logic;
    this.choices = choices;
    this.context = context;
  }

  /**
   * How values come over.
   *
   * @param title what the rule that does it is called
   * @param when which records it is for
   */
  record Way(LocalizedText title, @Nullable Condition when, Map<FieldKey, ValueSource> values) {}

  /**
   * What came of it.
   *
   * @param met how many records it is for
   * @param unfit those into which nothing comes, as what they hold doesn't fit
   */
  record Came(long met, List<FormRecord> unfit) {}

  /** The ways that come with a release: rules that fill fields which the form did not have. */
  static List<Way> ways(CompiledRelease before, CompiledRelease after, FormModel old) {
    return after.all(Rule.TYPE).stream()
        .filter(rule -> !rule.off() && rule.trigger() instanceof Trigger.Scheduled)
        .filter(rule -> rule.formIn(after.app()).filter(old.key()::equals).isPresent())
        .filter(rule -> before.find(Rule.TYPE, rule.key()).filter(rule::equals).isEmpty())
        .flatMap(rule -> rule.actions().stream().flatMap(action -> way(rule, action, old)))
        .toList();
  }

  private static Stream<Way> way(Rule rule, Action action, FormModel old) {
    return action instanceof Action.SetFields(var fields, var script)
            && script == null
            && fields.keySet().stream()
                .noneMatch(key -> old.logic().fields().containsKey(key.value()))
        ? Stream.of(new Way(rule.title(), rule.when(), fields))
        : Stream.of();
  }

  /** A form of one field. */
  static FormLogic alone(Field field) {
    var section =
        new Section(DefinitionKey.of("alone"), LocalizedText.of(""), null, null, List.of(field));
    return FormLogic.of(
        Form.of(DefinitionKey.of("alone"), LocalizedText.of(""), List.of(), List.of(section)));
  }

  Came by(Way way, List<FormRecord> records) {
    var met = new ArrayList<FormRecord>();
    for (FormRecord record : records) {
      if (isFor(way, record)) {
        met.add(record);
      }
    }
    return new Came(met.size(), met.stream().filter(record -> !isFit(way, record)).toList());
  }

  Came into(FieldKey field, String formula, List<FormRecord> records) {
    var values = Map.<FieldKey, ValueSource>of(field, new ValueSource.Formula(formula));
    return by(new Way(LocalizedText.of(""), null, values), records);
  }

  private boolean isFor(Way way, FormRecord record) {
    try {
      return way.when() == null
          || ConditionEvaluator.test(way.when(), Contexts.about(record, context));
    } catch (ScriptFailure failure) {
      return false;
    }
  }

  /** Whether something comes into the new fields, and they can hold it. */
  private boolean isFit(Way way, FormRecord record) {
    EvaluationContext about = Contexts.about(record, context);
    try {
      var sent = new LinkedHashMap<>(Setting.values(way.values(), about));
      sent.values().removeIf(Objects::isNull);
      FormLogic.Input input = logic.read(sent);
      var data = new LinkedHashMap<>(record.data());
      input
          .values()
          .forEach((key, value) -> {
            if (value != null) {
              data.put(key, value);
            }
          });
      FormLogic.Evaluated evaluated = logic.evaluate(data, about);
      return !sent.isEmpty()
          && input.problems().isEmpty()
          && logic.validateDraft(evaluated, about, choices).stream()
              .filter(Problem::isError)
              .noneMatch(problem -> sent.containsKey(problem.path()));
    } catch (ScriptFailure | Refusal refused) {
      return false;
    }
  }
}
