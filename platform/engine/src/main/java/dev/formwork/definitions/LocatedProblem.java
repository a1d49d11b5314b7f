package dev.formwork.definitions;

import dev.formwork.kernel.Problem;

/**
 * A problem and where somebody looks for it.
 *
 * @param file as in a pack: {@code forms/vehicle-order.yaml}
 * @param line from 1
 * @param problem its path is a JSON pointer into the file
 */
public record LocatedProblem(String file, int line, Problem problem) {

  /** The same as one value: path {@code forms/order.yaml#/sections/0}, the line as an argument. */
  public Problem flat() {
    String path = problem.path().isEmpty() ? file : file + "#" + problem.path();
    return new Problem(problem.code(), problem.severity(), path, problem.args()).with("line", line);
  }
}
