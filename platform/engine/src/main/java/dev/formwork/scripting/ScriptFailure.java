package dev.formwork.scripting;

import dev.formwork.kernel.Problem;

/**
 * An expression gave no value. The problem says why ({@code script.timeout}) and, where known, the
 * {@code line} and {@code column} of the source; its path is the caller's to set.
 */
public final class ScriptFailure extends RuntimeException {

  /** The code of a script that was stopped because it took too long. */
  public static final String TIMEOUT = "script.timeout";

  private final transient Problem problem;

  public ScriptFailure(Problem problem) {
    super(problem.code() + " at line " + problem.args().getOrDefault("line", "unknown"));
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public String code() {
    return problem.code();
  }
}
