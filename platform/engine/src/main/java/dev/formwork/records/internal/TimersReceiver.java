package dev.formwork.records.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.timers.Timer;
import dev.formwork.timers.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sets and drops the timers of records; each with the revision, so the order does not matter. */
@Component
class TimersReceiver implements EffectReceiver {

  private static final Duration HELD = Duration.ofMinutes(15);

  private final Timers timers;
  private final Clock clock;

  TimersReceiver(Timers timers, Clock clock) {
    this.timers = timers;
    this.clock = clock;
  }

  /** What came due in a history waits until the history had time to go on. */
  private Instant held(Instant due) {
    Instant now = clock.instant();
    return due.isBefore(now) ? now.plus(HELD) : due;
  }

  @Override
  public String kind() {
    return Effect.TIMER;
  }

  /** A timer that is set again, though it has fired since, finds nothing to do. */
  @Override
  public boolean mayLinger() {
    return true;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    String id = String.valueOf(told.get("timer"));
    long revision = ((Number) told.getOrDefault("revision", 0L)).longValue();
    if (told.get("due") instanceof Instant wanted) {
      Instant due = Boolean.TRUE.equals(told.get("replayed")) ? held(wanted) : wanted;
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
