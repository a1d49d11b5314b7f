package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a signal.
 *
 * @param execution as it stands now; unchanged if there are problems
 * @param changes new values of fields, typed as the form has them; null empties a field
 * @param effects in the order they happened
 * @param trace each decision on the way with its reason
 * @param problems why it could not move; then nothing has changed
 */
public record Advance(
    Execution execution,
    Map<FieldKey, @Nullable Object> changes,
    List<FlowEffect> effects,
    List<TraceEntry> trace,
    Problems problems) {

  public Advance {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    effects = List.copyOf(effects);
    trace = List.copyOf(trace);
  }

  static Advance refused(Execution unchanged, List<TraceEntry> trace, Problems problems) {
    return new Advance(unchanged, Map.of(), List.of(), trace, problems);
  }
}
