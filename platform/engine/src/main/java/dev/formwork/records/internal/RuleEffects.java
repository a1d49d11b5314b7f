package dev.formwork.records.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Firing;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.Plan;
import dev.formwork.triggers.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a write leaves for rules: one effect for each that fires, and for each of time that is due
 * at another moment now. A form that no live rule asks about pays nothing.
 */
@Component
class RuleEffects {

  /** Rules that lead to each other go no deeper. */
  static final int DEEPEST = 10;

  private final Watched watched;
  private final OpeningTimes times;
  private final Apps apps;

  RuleEffects(Watched watched, OpeningTimes times, Apps apps) {
    this.watched = watched;
    this.times = times;
    this.apps = apps;
  }

  List<Effect> of(
      Writing.Attempt attempt, @Nullable FormRecord before, FormRecord written, String prefix) {
    List<Watched.Live> rules = watched.of(written.form());
    if (rules.isEmpty()) {
      return List.of();
    }
    Happening happening = happening(attempt.command(), before, written);
    var effects = new ArrayList<Effect>();
    for (Watched.Live live : rules) {
      boolean waits =
          !live.rule().beforeSave() && !(live.rule().trigger() instanceof Trigger.Deleted);
      if (waits) {
        String id = prefix + "r" + effects.size();
        fired(attempt, live, happening, written, id)
            .or(() -> planned(attempt, live, happening, written, id))
            .ifPresent(effects::add);
      }
    }
    return effects;
  }

  /** What a deletion leaves for rules. */
  List<Effect> ofDeletion(Writing.Attempt attempt, FormRecord record, String prefix) {
    Happening happening = new Happening(snapshot(record), snapshot(record), List.of(), null, null);
    var effects = new ArrayList<Effect>();
    for (Watched.Live live : watched.of(record.form())) {
      if (live.rule().trigger() instanceof Trigger.Deleted) {
        fired(attempt, live, happening, record, prefix + "r" + effects.size())
            .ifPresent(effects::add);
      }
    }
    return effects;
  }

  private Optional<Effect> fired(
      Writing.Attempt attempt,
      Watched.Live live,
      Happening happening,
      FormRecord written,
      String id) {
    var payload = about(attempt, live, written);
    String self = live.key() + "@" + written.id();
    Command.Act act = attempt.command().act();
    boolean byItself = !act.trail().isEmpty() && act.trail().getLast().equals(self);
    if (byItself || act.origin().isPast()) {
      return Optional.empty(); // what is brought in as history is over
    }
    try {
      var facts =
          Firing.of(
              live.key(),
              live.rule(),
              happening,
              live.keywords(),
              context(attempt, live.key().app()));
      if (facts.isEmpty()) {
        return Optional.empty();
      }
      payload.put("facts", facts.get());
    } catch (ScriptFailure | Refusal failed) {
      payload.put("facts", Map.of());
      payload.put("stopped", failed instanceof Refusal r ? r.code() : "rule.script.failed");
    }
    if (act.trail().contains(self)) {
      payload.put("stopped", "rule.run.loop");
    } else if (act.depth() >= DEEPEST) {
      payload.put("stopped", "rule.run.too-deep");
    }
    payload.put("trail", act.trail());
    payload.put("depth", (long) act.depth());
    return Optional.of(new Effect(id, Effect.RULE, payload));
  }

  private Optional<Effect> planned(
      Writing.Attempt attempt,
      Watched.Live live,
      Happening happening,
      FormRecord written,
      String id) {
    var plan = plan(context(attempt, live.key().app()), written, attempt);
    try {
      return plan.after(live.rule(), happening)
          .map(change -> {
            var payload = about(attempt, live, written);
            if (change.due() != null) {
              payload.put("due", change.due());
            }
            payload.put("past", attempt.command().act().origin().isPast());
            return new Effect(id, Effect.RULE_TIMER, payload);
          });
    } catch (ScriptFailure noAnswer) {
      return Optional.empty();
    }
  }

  private Plan plan(EvaluationContext context, FormRecord record, Writing.Attempt attempt) {
    String department = record.owner().department();
    var calendars =
        department == null
            ? List.<QualifiedKey>of()
            : attempt.actor().organisation().calendarsOf(DefinitionKey.of(department));
    return new Plan(context, (from, span) -> times.after(from, span, calendars, context.zone()));
  }

  /** The context of the act with the parameters of the rule's app. */
  EvaluationContext context(Writing.Attempt attempt, DefinitionKey app) {
    return app.equals(attempt.model().key().app())
        ? attempt.context()
        : attempt.context().withParams(apps.live().parameters(app));
  }

  static Happening happening(Command command, @Nullable FormRecord before, FormRecord written) {
    return new Happening(
        before == null ? null : snapshot(before),
        snapshot(written),
        decided(before == null ? null : before.execution(), written.execution()),
        command instanceof Command.Comment comment ? comment.text().strip() : null,
        command instanceof Command.Press press ? press.rule() : null);
  }

  static Happening.Snapshot snapshot(FormRecord record) {
    return new Happening.Snapshot(record.data(), record.system());
  }

  private static List<Happening.Decided> decided(
      @Nullable Execution before, @Nullable Execution after) {
    if (after == null || after.equals(before)) {
      return List.of();
    }
    Set<String> known =
        before == null
            ? Set.of()
            : before.steps().stream()
                .filter(step -> step.leftAt() != null)
                .map(Step::id)
                .collect(Collectors.toSet());
    return after.steps().stream()
        .filter(step -> step.outcome() != null && !known.contains(step.id()))
        .filter(step -> step.leftAt() != null)
        .map(step -> new Happening.Decided(step.node(), Objects.requireNonNull(step.outcome())))
        .toList();
  }

  private static Map<String, Object> about(
      Writing.Attempt attempt, Watched.Live live, FormRecord written) {

    var payload = new LinkedHashMap<String, Object>();
    payload.put("rule", live.key().toString());
    payload.put("release", (long) live.release());
    payload.put("record", written.id());
    payload.put("form", written.form().toString());
    if (written.number() != null) {
      payload.put("number", written.number());
    }
    payload.put("revision", written.revision());
    payload.put("at", written.stamps().updatedAt());
    payload.put("by", attempt.actor().id());
    return payload;
  }
}
