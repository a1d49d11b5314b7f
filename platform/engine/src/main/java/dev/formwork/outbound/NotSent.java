package dev.formwork.outbound;

import dev.formwork.kernel.Problem;

/** Something did not leave; the problem names no value that was to be sent. */
public final class NotSent extends RuntimeException {

  private final transient Problem problem;
  private final boolean permanent;

  private NotSent(Problem problem, boolean permanent) {
    super(problem.code());
    this.problem = problem;
    this.permanent = permanent;
  }

  /** It will fail again however often it is tried. */
  public static NotSent forGood(Problem problem) {
    return new NotSent(problem, true);
  }

  /** A later attempt may succeed. */
  public static NotSent forNow(Problem problem) {
    return new NotSent(problem, false);
  }

  public Problem problem() {
    return problem;
  }

  public boolean permanent() {
    return permanent;
  }
}
