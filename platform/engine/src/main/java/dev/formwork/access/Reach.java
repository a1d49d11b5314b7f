package dev.formwork.access;

import dev.formwork.rules.Condition;
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
