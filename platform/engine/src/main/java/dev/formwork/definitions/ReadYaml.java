package dev.formwork.definitions;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came out of reading a YAML text: its tree, or the problems that kept it from being one.
 *
 * @param lines the line, from 1, on which the thing at each JSON pointer starts
 */
public record ReadYaml(JsonNode tree, Problems problems, Map<String, Integer> lines) {

  public ReadYaml {
    lines = Map.copyOf(lines);
  }

  static ReadYaml failed(List<Problem> problems, Map<String, Integer> lines) {
    return new ReadYaml(MissingNode.getInstance(), new Problems(problems), lines);
  }

  public boolean isFine() {
    return !problems.hasErrors();
  }

  /**
   * Problems with the line of each.
   *
   * @param file that the text stands in, as in a pack
   */
  public List<LocatedProblem> located(String file, Iterable<Problem> found) {
    var located = new ArrayList<LocatedProblem>();
    found.forEach(each -> located.add(new LocatedProblem(file, lineOf(each.path()), each)));
    return located;
  }

  /** The line of what the pointer names, else of the nearest thing around it; 1 at the outside. */
  public int lineOf(String pointer) {
    String at = pointer;
    while (!at.isEmpty()) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return Optional.ofNullable(lines.get("")).orElse(1);
  }
}
