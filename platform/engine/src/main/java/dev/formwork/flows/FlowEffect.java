package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import org.jspecify.annotations.Nullable;

/** What the world outside the execution must learn of a move. */
public sealed interface FlowEffect {

  /** Somebody has something to do. */
  record TaskOpened(FlowTask task) implements FlowEffect {}

  /**
   * A task is not to be done any more.
   *
   * @param outcome what was decided on it; absent where the flow moved on without
   */
  record TaskClosed(FlowTask task, @Nullable DefinitionKey outcome) implements FlowEffect {}

  /** An execution that had nobody for a task stands still. */
  record Stopped(DefinitionKey node) implements FlowEffect {}

  /** It is over. */
  record Ended(EndState state) implements FlowEffect {}
}
