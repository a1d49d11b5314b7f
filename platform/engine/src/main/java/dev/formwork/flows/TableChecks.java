package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a decision goes on somewhere whatever its table answers. */
final class TableChecks {

  private TableChecks() {}

  /** Paths begin with {@code at}, where the decision stands. */
  static List<Problem> check(String at, Node.Decide decide, TableUse use, DecisionTable table) {
    var problems = new ArrayList<Problem>();
    for (FieldKey input : use.with().keySet()) {
      if (table.input(input).isEmpty()) {
        problems.add(
            problem("flow.table.input", at + "/table/with/" + input, decide)
                .with("input", input.value()));
      }
    }
    table.output(use.output()).ifPresent(output -> ways(at, decide, output, table, problems));
    return problems;
  }

  private static void ways(
      String at,
      Node.Decide decide,
      DecisionTable.Output output,
      DecisionTable table,
      List<Problem> problems) {
    Set<String> keys =
        decide.branches().stream()
            .map(Branch::key)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .collect(Collectors.toSet());
    if (decide.otherwise() == null) {
      List<String> lost =
          output.options().stream().filter(option -> !keys.contains(option)).toList();
      if (output.options().isEmpty() || !lost.isEmpty() || table.leavesOpen(output.key())) {
        problems.add(
            problem("flow.table.gap", at, decide)
                .with("answer", lost.isEmpty() ? "∅" : lost.getFirst()));
      }
    }
    for (int i = 0; i < decide.branches().size(); i++) {
      DefinitionKey key = decide.branches().get(i).key();
      if (key != null && !output.options().isEmpty() && !output.options().contains(key.value())) {
        problems.add(
            problem("flow.table.never", at + "/branches/" + i, decide).with("branch", key.value()));
      }
    }
  }

  private static Problem problem(String code, String at, Node.Decide decide) {
    return Problem.error(code, at).with("node", decide.key().value());
  }
}
