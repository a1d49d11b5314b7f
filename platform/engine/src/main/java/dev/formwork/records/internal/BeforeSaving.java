package dev.formwork.records.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.flows.Reason;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Firing;
import dev.formwork.triggers.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rules that answer a write in the same write: they set fields, each seeing what those before it
 * have set. What they set is validated as if a person had typed it; what isn't sound refuses the
 * write.
 */
@Component
class BeforeSaving {

  private final Watched watched;
  private final RuleEffects effects;
  private final Apps apps;

  BeforeSaving(Watched watched, RuleEffects effects, Apps apps) {
    this.watched = watched;
    this.effects = effects;
    this.apps = apps;
  }

  Writing.Outcome applied(
      Writing.Attempt attempt, @Nullable FormRecord before, Writing.Outcome outcome) {
    Writing.Outcome current = outcome;
    for (Watched.Live live : watched.of(attempt.model().key())) {
      if (live.rule().beforeSave()) {
        current = applied(attempt, before, current, live);
      }
    }
    return current;
  }

  private Writing.Outcome applied(
      Writing.Attempt attempt,
      @Nullable FormRecord before,
      Writing.Outcome outcome,
      Watched.Live live) {
    FormRecord record = outcome.record();
    var happening = RuleEffects.happening(attempt.command(), before, record);
    EvaluationContext context = effects.context(attempt, live.key().app());
    try {
      var facts = Firing.of(live.key(), live.rule(), happening, live.keywords(), context);
      if (facts.isEmpty()) {
        return outcome;
      }
      FormRecord changed = record;
      for (Action action : live.rule().actions()) {
        EvaluationContext about = telling(facts.get(), Contexts.about(changed, context));
        changed = set(attempt, changed, action, live.key(), about);
      }
      return changed.data().equals(record.data())
          ? outcome
          : new Writing.Outcome(
              changed, because(outcome.said(), live.rule().title()), outcome.moved());
    } catch (ScriptFailure failed) {
      throw new Refusal.Invalid(
          Problem.error("rule.before-save.failed", "")
              .with("rule", live.rule().title())
              .with("cause", failed.code()));
    }
  }

  private static History.Said because(History.Said said, Object title) {
    var why = new ArrayList<>(said.why());
    why.add(Reason.of("rule.trace.set").with("rule", title));
    return said.with(why);
  }

  private FormRecord set(
      Writing.Attempt attempt,
      FormRecord record,
      Action action,
      QualifiedKey rule,
      EvaluationContext about) {
    Setting setting = Setting.of(action, about, table -> table(rule, table)).orElseThrow();
    FormLogic logic = attempt.model().logic();
    FormLogic.Input input = logic.read(fitting(setting.values(), attempt.model()));
    input.problems().orThrow();
    var data = new LinkedHashMap<>(record.data());
    input
        .values()
        .forEach((field, value) -> {
          if (value == null) {
            data.remove(field);
          } else {
            data.put(field, value);
          }
        });
    FormRecord merged =
        Copies.withData(record, RowIds.assign(logic.withoutStale(record.data(), data)));
    EvaluationContext now = Contexts.about(merged, attempt.context());
    FormLogic.Evaluated settled = logic.settle(merged.data(), now);
    Writing.refuseChanged(attempt, record, settled, now, Set.of());
    return Copies.withData(merged, settled.data());
  }

  /** The context with what the rule fires for, as its actions may ask. */
  private static EvaluationContext telling(Map<String, Object> facts, EvaluationContext about) {
    var data = new LinkedHashMap<>(about.data());
    data.put(RuleSubject.FACTS, facts);
    var fields = new HashSet<>(about.fields());
    fields.add(RuleSubject.FACTS);
    return about.withData(data).withFields(fields);
  }

  /** Without fields that the form got only after the release that the record stays on. */
  private Map<String, @Nullable Object> fitting(
      Map<String, @Nullable Object> values, FormModel model) {
    Map<String, @Nullable Object> fitting = new LinkedHashMap<>(values);
    fitting.keySet().removeIf(key -> !model.logic().fields().containsKey(key) && isNew(key, model));
    return fitting;
  }

  private boolean isNew(String key, FormModel model) {
    return apps.live()
        .find(Form.TYPE, model.key())
        .filter(form -> form.fields().anyMatch(field -> field.key().value().equals(key)))
        .isPresent();
  }

  private Optional<DecisionTable> table(QualifiedKey rule, String table) {
    return apps.live().find(DecisionTable.TYPE, QualifiedKey.parse(table, rule.app()));
  }
}
