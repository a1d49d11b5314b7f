package dev.formwork.scenarios.internal;

import dev.formwork.flows.Advance;
import dev.formwork.records.FlowWatch;
import dev.formwork.records.FormRecord;
import dev.formwork.scenarios.Walked.Happening;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Remembers what flows did, and why, while somebody wants to know. */
final class Watching implements FlowWatch {

  private final Clock clock;
  private final List<Happening> seen = new ArrayList<>();
  private boolean isOn;

  Watching(Clock clock) {
    this.clock = clock;
  }

  void begin() {
    isOn = true;
    seen.clear();
  }

  void end() {
    isOn = false;
    seen.clear();
  }

  @Override
  public void moved(FormRecord record, Advance advance) {
    if (isOn) {
      var at = clock.instant();
      advance
          .trace()
          .forEach(entry -> seen.add(new Happening.Traced(at, record.id(), record.data(), entry)));
      advance.effects().forEach(effect -> seen.add(new Happening.Flowed(at, record.id(), effect)));
    }
  }

  /** What happened since this was asked last, in its order. */
  List<Happening> since() {
    var since = List.copyOf(seen);
    seen.clear();
    return since;
  }
}
