package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ExampleValues;
import dev.formwork.rules.SystemField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
      if (flow.nodes().get(i) instanceof Node.Decide decide && canBeTried(decide)) {
        coverage.check(decide, "/nodes/" + i);
      }
    }
    return new Problems(coverage.problems);
  }

  /** Whether its branches ask only of the record, by clicked conditions with written values. */
  static boolean canBeTried(Node.Decide decide) {
    return (decide.how() == DecideMode.EXCLUSIVE || decide.how() == DecideMode.INCLUSIVE)
        && !decide.branches().isEmpty()
        && decide.branches().stream()
            .map(Branch::test)
            .allMatch(test ->
                !test.asksAboutOthers()
                    && test.when() != null
                    && ExampleValues.canBeTried(test.when()));
  }

  private void check(Node.Decide decide, String at) {
    List<Condition> conditions =
        decide.branches().stream().map(Branch::when).filter(Objects::nonNull).toList();
    Optional<List<Map<String, Object>>> tried = examples.of(conditions);
    if (tried.isEmpty()) {
      if (decide.otherwise() == null) {
        problems.add(problem("flow.decide.no-otherwise", at, decide));
      }
      return;
    }
    var taken = new HashSet<Integer>();
    var overlapping = new HashSet<Set<Integer>>();
    boolean gap = false;
    for (Map<String, Object> example : tried.get()) {
      List<Integer> holding = holding(conditions, example);
      if (holding.isEmpty() && decide.otherwise() == null && !gap) {
        gap = true;
        problems.add(problem("flow.decide.gap", at, decide).with("example", words(example)));
      }
      if (!holding.isEmpty()) {
        taken.add(holding.getFirst());
      }
      if (decide.how() == DecideMode.EXCLUSIVE && holding.size() > 1) {
        overlap(decide, at, holding, example, overlapping);
      }
    }
    for (int i = 0; i < conditions.size() && decide.how() == DecideMode.EXCLUSIVE; i++) {
      if (!taken.contains(i)) {
        problems.add(
            Problem.warning("flow.decide.never", at + "/branches/" + i)
                .with("node", decide.key().value())
                .with("branch", i + 1));
      }
    }
  }

  private void overlap(
      Node.Decide decide,
      String at,
      List<Integer> holding,
      Map<String, Object> example,
      Set<Set<Integer>> known) {
    int first = holding.getFirst();
    int second = holding.get(1);
    if (known.add(Set.of(first, second))) {
      problems.add(
          Problem.warning("flow.decide.overlap", at + "/branches/" + second)
              .with("node", decide.key().value())
              .with("first", first + 1)
              .with("second", second + 1)
              .with("example", words(example)));
    }
  }

  private static List<Integer> holding(List<Condition> conditions, Map<String, Object> example) {
    var system = new TreeMap<String, Object>();
    var data = new TreeMap<String, Object>();
    example.forEach(
        (key, value) -> (SystemField.named(key).isPresent() ? system : data).put(key, value));
    var context =
        EvaluationContext.at(
                Instant.EPOCH,
                ZoneOffset.UTC,
                (_, _) -> {
                  throw new IllegalStateException("Expected no script");
                })
            .withData(data)
            .withSystem(system);
    var holding = new ArrayList<Integer>();
    for (int i = 0; i < conditions.size(); i++) {
      if (ConditionEvaluator.test(conditions.get(i), context)) {
        holding.add(i);
      }
    }
    return holding;
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
