package dev.formwork.definitions;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;

/** Who may see and change definitions as such: the platform role {@code admin}. */
final class Designers {

  private Designers() {}

  static void require(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("definitions.not-allowed", ""));
    }
  }
}
