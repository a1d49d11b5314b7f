package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.ExampleValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the branches of decisions leave a gap, overlap, or are never taken, tried out with
 * example values at and beside every value that they compare with.
 */
final class ConditionCoverage {

  private final ExampleValues examples;
  private final List<Problem> problems = new ArrayList<>();

  private ConditionCoverage(FlowChecks.FieldKinds fields) {
    this.examples = new ExampleValues(new FormExamples(fields));
  }

  static Problems check(Flow flow, FlowChecks.FieldKinds fields) {
    var coverage = new ConditionCoverage(fields);
    for (int i = 0; i < flow.nodes().size(); i++) {
      if (flow.nodes().get(i) instanceof Node.Decide decide && Coverage.canBeTried(decide)) {
        coverage.check(decide, "/nodes/" + i);
      }
    }
    return new Problems(coverage.problems);
  }

  private void check(Node.Decide decide, String at) {
    Optional<Coverage> tried = Coverage.of(decide, examples);
    if (tried.isEmpty()) {
      if (decide.otherwise() == null) {
        problems.add(problem("flow.decide.no-otherwise", at, decide));
      }
      return;
    }
    Map<String, Object> left = tried.get().left();
    if (left != null && decide.otherwise() == null) {
      problems.add(problem("flow.decide.gap", at, decide).with("example", words(left)));
    }
    tried.get().overlaps().forEach(overlap -> overlap(decide, at, overlap));
    for (int i = 0; i < decide.branches().size() && decide.how() == DecideMode.EXCLUSIVE; i++) {
      if (!tried.get().taken().containsKey(i)) {
        problems.add(
            Problem.warning("flow.decide.never", at + "/branches/" + i)
                .with("node", decide.key().value())
                .with("branch", i + 1));
      }
    }
  }

  private void overlap(Node.Decide decide, String at, Coverage.Overlap overlap) {
    problems.add(
        Problem.warning("flow.decide.overlap", at + "/branches/" + overlap.second())
            .with("node", decide.key().value())
            .with("first", overlap.first() + 1)
            .with("second", overlap.second() + 1)
            .with("example", words(overlap.example())));
  }

  private String words(Map<String, Object> example) {
    return examples.asked().stream()
        .map(FieldKey::value)
        .map(key -> key + " = " + Objects.toString(example.get(key), "∅"))
        .collect(Collectors.joining(", "));
  }

  private static Problem problem(String code, String at, Node.Decide decide) {
    return Problem.error(code, at).with("node", decide.key().value());
  }
}
