package dev.formwork.scenarios.internal;

import dev.formwork.kernel.Problem;
import java.util.Arrays;
import java.util.List;

/** Ends a scenario: it does not hold. */
final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient List<String> decidedBy;

  /**
   * @param problem its path is a JSON pointer from the step on, as in {@code /expect/0}
   */
  Broken(Problem problem, List<String> decidedBy) {
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.decidedBy = List.copyOf(decidedBy);
  }

  Broken(Problem problem, String... decidedBy) {
    this(problem, Arrays.asList(decidedBy));
  }

  Problem problem() {
    return problem;
  }

  List<String> decidedBy() {
    return decidedBy;
  }
}
