package dev.formwork.access;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.util.List;

/**
 * Whether an actor may do something, and why.
 *
 * @param reasons the grants that allow it, or what is missing; a problem's code and text serve both
 */
public record Decision(boolean allowed, List<Problem> reasons) {

  public Decision {
    reasons = List.copyOf(reasons);
  }

  static Decision yes(Problem reason) {
    return new Decision(true, List.of(reason));
  }

  static Decision no(Problem reason) {
    return new Decision(false, List.of(reason));
  }

  /** Throws {@link Refusal.Forbidden} with the reasons unless it is allowed. */
  public void orThrow() {
    if (!allowed) {
      throw new Refusal.Forbidden(new Problems(reasons));
    }
  }
}
