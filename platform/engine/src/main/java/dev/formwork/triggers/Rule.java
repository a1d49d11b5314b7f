package dev.formwork.triggers;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the platform does by itself: when, if, then.
 *
 * @param form whose records it is about: of the same app by key, or {@code app/form}; absent where
 *     it is about none
 * @param off whether it rests
 * @param beforeSave whether it only sets fields of the record that is just being written, in the
 *     same write
 * @param when what must hold for the record as it is then; always where absent
 * @param was what must have held for it before the change; not asked where absent
 * @param period the period that it is about; absent where it is about none
 * @param metrics what its formulas may name as {@code metrics.x}
 * @param once whether it fires at most once for each record, and for each value crossed
 * @param actions what is done, in this order; the first that fails stops the rest
 */
public record Rule(
    DefinitionKey key,
    LocalizedText title,
    @Nullable String form,
    boolean off,
    boolean beforeSave,
    Trigger trigger,
    @Nullable Condition when,
    @Nullable Condition was,
    boolean once,
    @Nullable RulePeriod period,
    Map<FieldKey, MetricInput> metrics,
    List<Action> actions) {

  public static final DefinitionType<Rule> TYPE = new RuleType();

  public Rule {
    metrics = Ordered.of(metrics);
    actions = List.copyOf(actions);
  }

  /** The same where it does not rest. */
  public Rule awake() {
    return new Rule(
        key, title, form, false, beforeSave, trigger, when, was, once, period, metrics, actions);
  }

  /** The form, seen from the app that the rule belongs to. */
  public Optional<QualifiedKey> formIn(DefinitionKey app) {
    return Optional.ofNullable(form).map(name -> QualifiedKey.parse(name, app));
  }

  /** What its trigger tells besides a record, which its formulas may name like fields. */
  public Map<String, ValueKind> told() {
    return Told.by(trigger);
  }

  /** The tasks that it gives, each with what it brings along. */
  public List<RuleTask> tasks() {
    return RuleTask.of(this);
  }

  /** What the action at this place, which gives a task, brings along. */
  public RuleTask task(int action) {
    if (actions.get(action) instanceof Action.Task task) {
      return RuleTask.of(this, task, "/actions/" + action);
    }
    throw new IllegalArgumentException("Expected action %d to give a task.".formatted(action));
  }

  /** Every script in it, with its place: what is checked when a release is published. */
  public List<Mentions.Source> scripts() {
    return RuleType.scripts(this);
  }
}
