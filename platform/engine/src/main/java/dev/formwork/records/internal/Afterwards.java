package dev.formwork.records.internal;

import dev.formwork.flows.FlowEffect;
import dev.formwork.identity.Actor;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows a write: its effects at once, and the answer to the actor. */
@Component
class Afterwards {

  private final Relay relay;
  private final Viewing viewing;
  private final Asking asking;
  private final RuleEffects rules;
  private final Following following;
  private final CounterEffects counters;

  Afterwards(
      Relay relay,
      Viewing viewing,
      Asking asking,
      RuleEffects rules,
      Following following,
      CounterEffects counters) {
    this.counters = counters;
    this.following = following;
    this.rules = rules;
    this.relay = relay;
    this.viewing = viewing;
    this.asking = asking;
  }

  RecordView answer(Actor actor, FormModel model, FormRecord written, EvaluationContext context) {
    relay.dispatch(written);
    return view(actor, model, written, context);
  }

  RecordView view(Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    return viewing.view(actor, model, record, context);
  }

  /**
   * Effects besides those of history, inbox and flow: mentions, what a migration changed, flows
   * that asked about this, records that take values from it, rules that fire, and counters.
   */
  List<Effect> alsoTold(
      Writing.Attempt attempt,
      @Nullable FormRecord before,
      FormRecord written,
      List<FlowEffect> moved,
      String prefix) {
    var effects = new ArrayList<Effect>();
    if (attempt.command() instanceof Command.Migrate && before != null) {
      effects.add(Migrations.effect(before, written, moved, prefix + "v"));
    }
    if (attempt.command() instanceof Command.Comment comment && !comment.mentions().isEmpty()) {
      effects.add(FlowEffects.mention(written, attempt.model(), prefix + "m", comment));
    }
    asking
        .askAgain(before, written, attempt.command().act().depth(), prefix + "a")
        .ifPresent(effects::add);
    following
        .told(before, written, attempt.command().act().depth(), prefix + "f")
        .ifPresent(effects::add);
    effects.addAll(rules.of(attempt, before, written, prefix));
    counters.told(before, written, prefix + "c").ifPresent(effects::add);
    return effects;
  }

  /**
   * What follows where a record goes: that it was there stays in the history, its tasks go, records
   * that take values from it learn of it, and rules fire.
   */
  List<Effect> ofDeletion(Writing.Attempt attempt, FormRecord record) {
    long revision = record.revision() + 1;
    String prefix = record.id() + ":" + revision + ":";
    var effects = new ArrayList<Effect>();
    effects.add(
        History.effect(
            record,
            prefix + 0,
            revision,
            attempt.command().act().origin(),
            History.Said.plain("deleted"),
            List.of()));
    if (record.execution() != null) {
      effects.add(InboxEffect.gone(record, prefix + 1));
    }
    following
        .told(record, null, attempt.command().act().depth(), prefix + "f")
        .ifPresent(effects::add);
    record.effects().stream()
        .filter(effect -> effect.kind().equals(Effect.COUNT))
        .forEach(effects::add); // nobody finds them any more
    counters.told(record, null, prefix + "c").ifPresent(effects::add);
    effects.addAll(rules.ofDeletion(attempt, record, prefix));
    return effects;
  }
}
