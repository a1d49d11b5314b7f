package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the timers that a record wants after a write, and drops those it wants no more. */
final class TimersEffect {

  private TimersEffect() {}

  static Optional<Effect> of(@Nullable FormRecord before, FormRecord record, String id) {
    Map<String, Instant> known = before == null ? Map.of() : wanted(before);
    Map<String, Instant> wanted = wanted(record);
    var set = new ArrayList<Map<String, Object>>();
    wanted.forEach((timer, due) -> {
      if (!due.equals(known.get(timer))) {
        set.add(Map.of("id", timer, "due", due));
      }
    });
    List<String> drop =
        known.keySet().stream().filter(timer -> !wanted.containsKey(timer)).toList();
    return effect(record, record.revision(), id, set, drop);
  }

  /** What a deletion drops. */
  static Optional<Effect> gone(FormRecord record, String id) {
    return effect(
        record, record.revision() + 1, id, List.of(), List.copyOf(wanted(record).keySet()));
  }

  private static Optional<Effect> effect(
      FormRecord record,
      long revision,
      String id,
      List<Map<String, Object>> set,
      List<String> drop) {
    if (set.isEmpty() && drop.isEmpty()) {
      return Optional.empty();
    }
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("form", record.form().toString());
    payload.put("revision", revision);
    payload.put("set", set);
    payload.put("drop", drop);
    return Optional.of(new Effect(id, Effect.TIMERS, payload));
  }

  private static Map<String, Instant> wanted(FormRecord record) {
    Execution execution = record.execution();
    return execution == null ? Map.of() : execution.timers();
  }
}
