package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;

/** What moves an execution. */
public sealed interface Signal {

  /** Person id of who moves it. */
  String actor();

  /** The record was submitted. */
  record Started(String actor) implements Signal {}

  /**
   * Somebody decided on a task.
   *
   * @param opinion the words with it; empty for none
   */
  record Decided(String taskId, DefinitionKey outcome, String actor, String opinion)
      implements Signal {}

  /** The flow is called off; whether the actor may is decided before. */
  record Cancelled(String actor, String reason) implements Signal {}

  /** A stopped execution looks again for somebody. */
  record Retried(String actor) implements Signal {}
}
