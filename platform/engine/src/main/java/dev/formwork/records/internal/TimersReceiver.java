package dev.formwork.records.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.timers.Timer;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sets and drops the timers of records; each with the revision, so the order does not matter. */
@Component
class TimersReceiver implements EffectReceiver {

  private final Timers timers;

  TimersReceiver(Timers timers) {
    this.timers = timers;
  }

  @Override
  public String kind() {
    return Effect.TIMER;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    String id = String.valueOf(told.get("timer"));
    long revision = ((Number) told.getOrDefault("revision", 0L)).longValue();
    if (told.get("due") instanceof Instant due) {
      var about =
          Map.of(
              "form", String.valueOf(told.get("form")),
              "record", String.valueOf(told.get("record")));
      timers.set(new Timer(id, RecordTimers.KIND, due, revision, about));
    } else {
      timers.drop(id, revision);
    }
  }
}
