package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import org.jspecify.annotations.Nullable;

/**
 * A node that is to be entered.
 *
 * @param lane absent in the execution itself
 * @param from id of the step that leads there; absent at the start
 * @param rework present where it is entered again because something was returned
 */
record Token(
    @Nullable String lane,
    DefinitionKey node,
    @Nullable String from,
    FlowTask.@Nullable Rework rework) {

  /** What follows a step, in its lane. */
  static Token after(Step step, DefinitionKey node) {
    return new Token(step.lane(), node, step.id(), null);
  }
}
