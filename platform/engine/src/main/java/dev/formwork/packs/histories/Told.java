package dev.formwork.packs.histories;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sample record with what people did to it: one that a pack brings, or one of a history. */
public record Told(
    String id,
    QualifiedKey form,
    String as,
    LocalDateTime at,
    Map<String, Object> data,
    boolean submit,
    List<Act> then) {

  public Told {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    then = List.copyOf(then);
  }

  /**
   * A decision, so long after the act before; or what the platform set.
   *
   * @param wake whether what the record waited for came first
   * @param on the sample whose fields are set; absent for this one
   */
  public record Act(
      String as,
      Duration after,
      @Nullable DefinitionKey decide,
      @Nullable String opinion,
      Map<String, Object> data,
      boolean wake,
      @Nullable On on) {}

  /** Another sample, with its form. */
  public record On(String sample, QualifiedKey form) {}

  /** When the last of the acts was. */
  LocalDateTime last() {
    LocalDateTime last = at;
    for (Act act : then) {
      last = last.plus(act.after());
    }
    return last;
  }
}
