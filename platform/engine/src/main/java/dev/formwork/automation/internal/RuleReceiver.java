package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Begins a run for each rule that a write has set off. */
@Component
class RuleReceiver implements EffectReceiver {

  private final Firings firings;
  private final Apps apps;
  private final Alerts alerts;

  RuleReceiver(Firings firings, Apps apps, Alerts alerts) {
    this.firings = firings;
    this.apps = apps;
    this.alerts = alerts;
  }

  @Override
  public String kind() {
    return Effect.RULE;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    QualifiedKey key = QualifiedKey.parse(text(told, "rule"));
    int release = ((Number) told.getOrDefault("release", 0L)).intValue();
    Map<String, Object> facts = facts(told);
    Object stopped = told.get("stopped");
    boolean gone = isOfDeletion(key, release);
    var run =
        new Run(
            id(effect, key, release, facts),
            key,
            release,
            gone ? null : QualifiedKey.parse(text(told, "form")),
            gone ? null : text(told, "record"),
            told.get("number") instanceof String number ? number : null,
            false,
            text(told, "by"),
            facts,
            told.get("at") instanceof Instant at ? at : Instant.EPOCH,
            0,
            stopped == null ? Run.State.OPEN : Run.State.STOPPED,
            0,
            stopped == null ? null : stopped.toString(),
            Map.of(),
            Run.Position.START,
            Run.Counts.NONE,
            new Run.Path(
                ((Number) told.getOrDefault("depth", 0L)).intValue(),
                told.get("trail") instanceof List<?> trail
                    ? trail.stream().map(String::valueOf).toList()
                    : List.of(),
                null),
            List.of());
    if (firings.begin(run) && stopped != null) {
      alerts.failed(run, stopped.toString());
    }
  }

  /** A run that follows a deletion is about no record: what it was, the run's facts tell. */
  private boolean isOfDeletion(QualifiedKey key, int release) {
    return apps.release(key.app(), release)
        .find(Rule.TYPE, key.key())
        .filter(rule -> rule.trigger() instanceof Trigger.Deleted)
        .isPresent();
  }

  /** What fires but once for a record has the id of that once. */
  private String id(Effect effect, QualifiedKey key, int release, Map<String, Object> facts) {
    boolean once =
        apps.release(key.app(), release).find(Rule.TYPE, key.key()).map(Rule::once).orElse(false);
    return once
        ? RunIds.of("once", key, text(effect.payload(), "record"), facts.getOrDefault("bound", ""))
        : RunIds.of("effect", effect.id());
  }

  private static Map<String, Object> facts(Map<String, Object> told) {
    var facts = new LinkedHashMap<String, Object>();
    if (told.get("facts") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (value != null) {
          facts.put(String.valueOf(key), value);
        }
      });
    }
    return facts;
  }

  private static String text(Map<String, Object> told, String key) {
    return String.valueOf(told.get(key));
  }
}
