package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the rows of a decision table name inputs and outputs that are there, and whether they
 * leave a gap, overlap or never count: tried out with values at and beside every one that they
 * compare with.
 */
final class DecisionTableChecks {

  private final DecisionTable table;
  private final Vocabulary vocabulary;
  private final ExampleValues examples;
  private final List<Problem> problems = new ArrayList<>();

  private DecisionTableChecks(DecisionTable table, Map<String, Object> parameters) {
    this.table = table;
    this.examples = new ExampleValues(new Inputs(table));
    this.vocabulary =
        new Vocabulary() {
          @Override
          public Optional<ValueKind> field(FieldKey key) {
            return table.input(key).map(DecisionTable.Input::type);
          }

          @Override
          public Optional<ValueKind> parameter(FieldKey key) {
            return Optional.ofNullable(parameters.get(key.value())).map(ValueKind::of);
          }
        };
  }

  static Problems check(DecisionTable table, Map<String, Object> parameters) {
    var checks = new DecisionTableChecks(table, parameters);
    checks.names();
    for (int i = 0; i < table.rows().size(); i++) {
      checks.row(table.rows().get(i), "/rows/" + i);
    }
    checks.values(table.otherwise(), "/otherwise");
    if (checks.problems.isEmpty()) {
      checks.coverage();
    }
    return new Problems(checks.problems);
  }

  private void names() {
    var seen = new HashSet<FieldKey>();
    for (int i = 0; i < table.inputs().size(); i++) {
      FieldKey key = table.inputs().get(i).key();
      if (!seen.add(key) || SystemField.named(key.value()).isPresent()) {
        twice(key, "/inputs/" + i + "/key");
      }
    }
    seen.clear();
    for (int i = 0; i < table.outputs().size(); i++) {
      DecisionTable.Output output = table.outputs().get(i);
      if (!seen.add(output.key())) {
        twice(output.key(), "/outputs/" + i + "/key");
      }
      boolean counts =
          output.gathered() == DecisionTable.Collect.LIST
              || output.gathered() == DecisionTable.Collect.COUNT
              || output.type() == ValueKind.NUMBER;
      if (!counts) {
        problems.add(
            Problem.error("decision-table.output.no-number", "/outputs/" + i + "/collect")
                .with("output", output.key().value()));
      }
    }
  }

  private void twice(FieldKey key, String at) {
    problems.add(Problem.error("decision-table.key.taken", at).with("key", key.value()));
  }

  private void row(DecisionTable.Row row, String at) {
    row.when()
        .forEach((input, cell) -> {
          String pointer = at + "/when/" + input;
          if (table.input(input).isEmpty()) {
            problems.add(
                Problem.error("decision-table.input.unknown", pointer)
                    .with("input", input.value()));
          } else {
            RuleChecks.check(cell.about(input), vocabulary, pointer)
                .forEach(problem ->
                    problems.add(
                        new Problem(problem.code(), problem.severity(), pointer, problem.args())));
          }
        });
    values(row.then(), at + "/then");
  }

  private void values(Map<FieldKey, ValueSource> values, String at) {
    values.forEach((key, source) -> {
      String pointer = at + "/" + key;
      Optional<DecisionTable.Output> output = table.output(key);
      if (output.isEmpty()) {
        problems.add(
            Problem.error("decision-table.output.unknown", pointer).with("output", key.value()));
        return;
      }
      RuleChecks.checkSet(key, output.get().type(), source, vocabulary, pointer)
          .forEach(problems::add);
      if (source instanceof Operand.Literal(var value)
          && value != null
          && !output.get().options().isEmpty()
          && !output.get().options().contains(value.toString())) {
        problems.add(
            Problem.error("decision-table.output.no-option", pointer)
                .with("output", key.value())
                .with("value", value));
      }
    });
  }

  /** Tried with all values that make a difference, where there aren't too many. */
  private void coverage() {
    List<Condition> conditions = table.rows().stream().map(DecisionTable.Row::condition).toList();
    Optional<List<Map<String, Object>>> tried =
        conditions.stream().allMatch(ExampleValues::canBeTried)
            ? examples.of(conditions)
            : Optional.empty();
    if (tried.isEmpty()) {
      return;
    }
    boolean gap = false;
    var counted = new HashSet<Integer>();
    var overlapping = new HashSet<Set<Integer>>();
    for (Map<String, Object> example : tried.get()) {
      List<Integer> holding = TableAnswer.holding(table, context(example));
      if (holding.isEmpty() && !gap && !table.gaps() && table.otherwise().isEmpty()) {
        gap = true;
        problems.add(
            Problem.error("decision-table.rows.gap", "/rows").with("example", words(example)));
      }
      count(holding, counted);
      if (holding.size() > 1) {
        overlap(holding, example, overlapping);
      }
    }
    for (int i = 0; i < table.rows().size(); i++) {
      if (!counted.contains(i)) {
        problems.add(Problem.warning("decision-table.row.never", "/rows/" + i).with("row", i + 1));
      }
    }
  }

  private void count(List<Integer> holding, Set<Integer> counted) {
    if (holding.isEmpty()) {
      return;
    }
    switch (table.policy()) {
      case FIRST -> counted.add(holding.getFirst());
      case UNIQUE, ALL -> counted.addAll(holding);
      case PRIORITY -> counted.addAll(highest(holding));
    }
  }

  private List<Integer> highest(List<Integer> holding) {
    int rank = holding.stream().mapToInt(row -> table.rows().get(row).rank()).max().orElse(0);
    return holding.stream().filter(row -> table.rows().get(row).rank() == rank).toList();
  }

  private void overlap(
      List<Integer> holding, Map<String, Object> example, Set<Set<Integer>> known) {
    switch (table.policy()) {
      case FIRST, ALL -> {}
      case UNIQUE -> overlap("decision-table.rows.overlap", holding, example, known);
      case PRIORITY -> {
        List<Integer> best = highest(holding);
        boolean differ =
            best.stream().map(row -> table.rows().get(row).then()).distinct().count() > 1;
        if (differ) {
          overlap("decision-table.rows.tie", best, example, known);
        }
      }
    }
  }

  private void overlap(
      String code, List<Integer> rows, Map<String, Object> example, Set<Set<Integer>> known) {
    int first = rows.get(0);
    int second = rows.get(1);
    if (known.add(Set.of(first, second))) {
      problems.add(
          Problem.error(code, "/rows/" + second)
              .with("first", first + 1)
              .with("second", second + 1)
              .with("example", words(example)));
    }
  }

  private static EvaluationContext context(Map<String, Object> example) {
    return EvaluationContext.at(
            Instant.EPOCH,
            ZoneOffset.UTC,
            (_, _) -> {
              throw new IllegalStateException("Expected no script");
            })
        .withData(example);
  }

  private String words(Map<String, Object> example) {
    return examples.asked().stream()
        .map(FieldKey::value)
        .map(key -> key + " = " + Objects.toString(example.get(key), "∅"))
        .collect(Collectors.joining(", "));
  }

  /** What is known of inputs, to try values of them. */
  private record Inputs(DecisionTable table) implements ExampleValues.Fields {

    @Override
    public Optional<ValueKind> kind(FieldKey field) {
      return table.input(field).map(DecisionTable.Input::type);
    }

    @Override
    public List<Object> choices(FieldKey field) {
      return table.input(field).map(DecisionTable.Input::options).stream()
          .flatMap(List::stream)
          .<Object>map(option -> option)
          .toList();
    }

    @Override
    public int digits(FieldKey field) {
      return 2;
    }

    @Override
    public boolean isRequired(FieldKey field) {
      return table.input(field).map(DecisionTable.Input::required).orElse(false);
    }
  }
}
