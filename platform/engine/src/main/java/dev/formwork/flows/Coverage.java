package dev.formwork.flows;

import dev.formwork.forms.Form;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ExampleValues;
import dev.formwork.rules.SystemField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which branch of a decision takes which records, tried out with values at and beside every value
 * that its conditions compare with.
 *
 * @param asked the fields that make a difference
 * @param tried how many examples
 * @param taken an example that a branch takes, by its index from 0; absent for those never taken
 * @param left an example that no branch takes; absent where there is none
 * @param overlaps examples that two branches would take, for each two of them
 */
public record Coverage(
    Set<FieldKey> asked,
    int tried,
    Map<Integer, Map<String, Object>> taken,
    @Nullable Map<String, Object> left,
    List<Overlap> overlaps) {

  public Coverage {
    asked = Collections.unmodifiableSet(asked);
    taken = Collections.unmodifiableMap(new TreeMap<>(taken));
    overlaps = List.copyOf(overlaps);
  }

  /** Two branches that hold for the same record; where one is to be taken, it is the first. */
  public record Overlap(int first, int second, Map<String, Object> example) {
    public Overlap {
      example = Collections.unmodifiableMap(new LinkedHashMap<>(example));
    }
  }

  /**
   * What comes of trying a decision out; empty where it asks for more than a record's values, or
   * for too many.
   */
  public static Optional<Coverage> of(Node.Decide decide, Form form) {
    return canBeTried(decide)
        ? of(decide, new ExampleValues(new FormExamples(new FlowChecks.FieldKinds(form, null))))
        : Optional.empty();
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

  static Optional<Coverage> of(Node.Decide decide, ExampleValues examples) {
    List<Condition> conditions =
        decide.branches().stream().map(Branch::when).filter(Objects::nonNull).toList();
    return examples.of(conditions).map(tried -> of(decide, conditions, examples.asked(), tried));
  }

  private static Coverage of(
      Node.Decide decide,
      List<Condition> conditions,
      Set<FieldKey> asked,
      List<Map<String, Object>> tried) {
    boolean isOneOnly = decide.how() == DecideMode.EXCLUSIVE;
    var taken = new TreeMap<Integer, Map<String, Object>>();
    var overlaps = new ArrayList<Overlap>();
    var known = new HashSet<Set<Integer>>();
    Map<String, Object> left = null;
    for (Map<String, Object> example : tried) {
      List<Integer> holding = holding(conditions, example);
      if (holding.isEmpty()) {
        left = left == null ? example : left;
        continue;
      }
      (isOneOnly ? holding.subList(0, 1) : holding)
          .forEach(branch -> taken.putIfAbsent(branch, example));
      if (isOneOnly && holding.size() > 1 && known.add(Set.copyOf(holding.subList(0, 2)))) {
        overlaps.add(new Overlap(holding.get(0), holding.get(1), example));
      }
    }
    return new Coverage(asked, tried.size(), taken, left, overlaps);
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
}
