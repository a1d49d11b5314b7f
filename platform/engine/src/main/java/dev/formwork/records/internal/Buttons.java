package dev.formwork.records.internal;

import dev.formwork.access.Action;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RuleButton;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Firing;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.util.List;
import org.springframework.stereotype.Component;

/** The buttons that rules put on records: for whom, when, and pressed. */
@Component
class Buttons {

  private final Forms forms;
  private final Watched watched;
  private final Worlds worlds;

  Buttons(Forms forms, Watched watched, Worlds worlds) {
    this.forms = forms;
    this.watched = watched;
    this.worlds = worlds;
  }

  /** Those that the actor can press now. */
  List<RuleButton> of(Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    return watched.of(model.key()).stream()
        .filter(live -> live.rule().trigger() instanceof Trigger.Button)
        .filter(_ -> record.state() != State.DRAFT)
        .filter(live -> mayPress(actor, model, record, context, live.rule()))
        .filter(live -> isThere(live.rule(), record, context))
        .map(live -> new RuleButton(live.key(), ((Trigger.Button) live.rule().trigger()).label()))
        .toList();
  }

  /** The rule whose button is pressed, or a refusal. */
  Rule pressed(Writing.Attempt attempt, FormRecord record, QualifiedKey key) {
    Rule rule =
        watched
            .button(attempt.model().key(), key)
            .map(Watched.Live::rule)
            .orElseThrow(() -> new Refusal.NotFound("rule.button.unknown"));
    if (!mayPress(attempt.actor(), attempt.model(), record, attempt.context(), rule)) {
      throw new Refusal.Forbidden(
          Problem.error("rule.button.not-yours", "").with("rule", rule.title()));
    }
    if (record.state() == State.DRAFT || !isThere(rule, record, attempt.context())) {
      throw new Refusal.Conflict(
          Problem.error("rule.button.not-now", "").with("rule", rule.title()));
    }
    return rule;
  }

  /** A condition that has no answer shows no button. */
  private static boolean isThere(Rule rule, FormRecord record, EvaluationContext context) {
    try {
      var now = RuleEffects.snapshot(record);
      return Firing.holds(rule, new Happening(now, now, List.of(), null, null), context);
    } catch (ScriptFailure noAnswer) {
      return false;
    }
  }

  private boolean mayPress(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context, Rule rule) {
    var by = ((Trigger.Button) rule.trigger()).by();
    if (by.isEmpty()) {
      return forms
          .access()
          .decide(actor, Action.EDIT, model.key(), record.facts(), context)
          .allowed();
    }
    if (actor.isAdmin()) {
      return true;
    }
    var about = Contexts.about(record, context);
    var surroundings = worlds.around(model, record, about, actor.organisation());
    return FlowStepper.named(
            by,
            record.stamps().createdBy(),
            new FlowContext(about, actor.organisation(), model.logic(), surroundings))
        .contains(actor.id());
  }
}
