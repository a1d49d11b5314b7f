package dev.formwork.access;

import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import java.util.List;
import java.util.Set;

/** Which records an actor reaches: a scope resolved for this actor, usable as a query. */
public sealed interface Reach {

  record Nothing() implements Reach {}

  record Everything() implements Reach {}

  record CreatedBy(String person) implements Reach {}

  record InDepartments(Set<String> departments) implements Reach {
    public InDepartments {
      departments = Set.copyOf(departments);
    }
  }

  record InStores(Set<String> stores) implements Reach {
    public InStores {
      stores = Set.copyOf(stores);
    }
  }

  record TakesPart(String person) implements Reach {}

  /** Those into which he was let for a time that is not over. */
  record LetIn(String person) implements Reach {}

  record Where(Condition condition) implements Reach {}

  record Any(List<Reach> parts) implements Reach {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Whether it holds the record of which this is known. */
  default boolean holds(RecordFacts facts, EvaluationContext context) {
    return switch (this) {
      case Nothing _ -> false;
      case Everything _ -> true;
      case CreatedBy(var person) -> facts.createdBy().equals(person);
      case InDepartments(var departments) ->
          facts.department() != null && departments.contains(facts.department());
      case InStores(var stores) -> facts.store() != null && stores.contains(facts.store());
      case TakesPart(var person) -> facts.participants().contains(person);
      case LetIn(var person) -> facts.admits(person, context.now());
      case Where(var condition) ->
          ConditionEvaluator.test(condition, context.withData(facts.values()));
      case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(facts, context));
    };
  }

  /** All of the parts together, simplified. */
  static Reach any(List<Reach> parts) {
    var useful = parts.stream().filter(part -> !(part instanceof Nothing)).distinct().toList();
    if (useful.isEmpty()) {
      return new Nothing();
    }
    if (useful.stream().anyMatch(Everything.class::isInstance)) {
      return new Everything();
    }
    return useful.size() == 1 ? useful.getFirst() : new Any(useful);
  }
}
