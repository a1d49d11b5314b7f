package dev.formwork.flows;

import dev.formwork.deadlines.Deadline;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deadline of an execution, running or over.
 *
 * @param key of the node, the stage or the flow that it is the deadline of
 * @param step id of the visit; absent for a stage and a flow
 * @param lane id of the sub-flow's lane that it is about; absent in the execution itself
 * @param due when it is due as things stand; absent while it is paused and after its end
 * @param next when it must be looked at again; absent where it needn't
 */
public record DeadlineRow(
    Of of,
    DefinitionKey key,
    LocalizedText title,
    @Nullable String step,
    @Nullable String lane,
    @Nullable Instant due,
    @Nullable Instant next,
    Deadline deadline) {

  /** What has the deadline. */
  public enum Of {
    NODE,
    STAGE,
    FLOW
  }

  public String id() {
    return deadline.id();
  }

  DeadlineRow with(Deadline moved) {
    return new DeadlineRow(of, key, title, step, lane, due, next, moved);
  }

  DeadlineRow renamed(DefinitionKey newKey, LocalizedText newTitle) {
    return new DeadlineRow(of, newKey, newTitle, step, lane, due, next, deadline);
  }

  DeadlineRow planned(@Nullable Instant newDue, @Nullable Instant newNext) {
    return new DeadlineRow(of, key, title, step, lane, newDue, newNext, deadline);
  }
}
