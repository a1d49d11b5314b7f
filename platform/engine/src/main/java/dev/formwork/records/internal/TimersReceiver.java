package dev.formwork.records.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.timers.Timer;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hands the timers of records over; each with the revision, so the order does not matter. */
@Component
class TimersReceiver implements EffectReceiver {

  private final Timers timers;

  TimersReceiver(Timers timers) {
    this.timers = timers;
  }

  @Override
  public String kind() {
    return Effect.TIMERS;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    long revision = ((Number) told.getOrDefault("revision", 0L)).longValue();
    if (told.get("drop") instanceof List<?> drop) {
      drop.forEach(id -> timers.drop(String.valueOf(id), revision));
    }
    var about =
        Map.of(
            "form", String.valueOf(told.get("form")), "record", String.valueOf(told.get("record")));
    if (told.get("set") instanceof List<?> set) {
      for (Object each : set) {
        if (each instanceof Map<?, ?> wanted && wanted.get("due") instanceof Instant due) {
          String id = String.valueOf(wanted.get("id"));
          timers.set(new Timer(id, RecordTimers.KIND, due, revision, about));
        }
      }
    }
  }
}
