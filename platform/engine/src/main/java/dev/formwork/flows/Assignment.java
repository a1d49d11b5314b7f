package dev.formwork.flows;

import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Who gets a task, and why.
 *
 * @param persons ids, each once, in the order in which the rules named them
 * @param why one reason for each rule that named somebody, or that found nobody
 * @param left ids of those who were named, but have left
 */
record Assignment(List<String> persons, List<Reason> why, List<String> left) {

  Assignment {
    persons = List.copyOf(persons);
    why = List.copyOf(why);
    left = List.copyOf(left);
  }

  static Assignment of(List<String> persons, Reason why) {
    return new Assignment(persons, List.of(why), List.of());
  }

  static Assignment nobody(Reason why) {
    return new Assignment(List.of(), List.of(why), List.of());
  }

  static Assignment gone(String person) {
    return new Assignment(
        List.of(),
        List.of(Reason.of("flow.assignee.person-left").with("person", person)),
        List.of(person));
  }

  boolean isEmpty() {
    return persons.isEmpty();
  }

  /** Whom either names. */
  Assignment and(Assignment more) {
    var all = new LinkedHashSet<>(persons);
    all.addAll(more.persons);
    var reasons = new ArrayList<>(why);
    reasons.addAll(more.why);
    var gone = new ArrayList<>(left);
    gone.addAll(more.left);
    return new Assignment(List.copyOf(all), reasons, gone);
  }

  Assignment without(Collection<String> excluded) {
    var kept = persons.stream().filter(person -> !excluded.contains(person)).toList();
    if (kept.size() == persons.size()) {
      return this;
    }
    var reasons = new ArrayList<>(why);
    persons.stream()
        .filter(excluded::contains)
        .forEach(person -> reasons.add(Reason.of("flow.assignee.excluded").with("person", person)));
    return new Assignment(kept, reasons, left);
  }

  /** Only this one of them. */
  Assignment only(String person, Reason because) {
    var reasons = new ArrayList<>(why);
    reasons.add(because.with("person", person));
    return new Assignment(List.of(person), reasons, left);
  }

  /** The administrators, because the rules named nobody. */
  Assignment orAdmins(Organisation organisation) {
    var reasons = new ArrayList<>(why);
    reasons.add(Reason.of("flow.assignee.admin"));
    return new Assignment(organisation.admins().stream().map(Person::id).toList(), reasons, left);
  }
}
