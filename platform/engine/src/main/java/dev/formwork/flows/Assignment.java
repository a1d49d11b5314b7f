package dev.formwork.flows;

import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets a task, and why.
 *
 * @param persons ids, each once, in the order in which the rules named them
 * @param why one reason for each rule that named somebody, or that found nobody
 */
record Assignment(List<String> persons, List<Reason> why) {

  Assignment {
    persons = List.copyOf(persons);
    why = List.copyOf(why);
  }

  boolean isEmpty() {
    return persons.isEmpty();
  }

  /** All whom any of the rules names. */
  static Assignment of(List<Assignee> assignees, String initiator, FlowContext context) {
    return new Resolution(initiator, context).of(assignees);
  }

  /** The administrators, because the rules named nobody. */
  static Assignment toAdmins(Assignment nobody, Organisation organisation) {
    var why = new ArrayList<>(nobody.why);
    why.add(Reason.of("flow.assignee.admin"));
    return new Assignment(organisation.admins().stream().map(Person::id).toList(), why);
  }

  private record Resolution(String initiator, FlowContext context) {

    Assignment of(List<Assignee> assignees) {
      var persons = new LinkedHashSet<String>();
      var why = new ArrayList<Reason>();
      for (Assignee assignee : assignees) {
        Assignment named = of(assignee);
        persons.addAll(named.persons);
        why.addAll(named.why);
      }
      return new Assignment(List.copyOf(persons), why);
    }

    private Assignment of(Assignee assignee) {
      return switch (assignee) {
        case Assignee.Role(var role, var in) ->
            switch (in) {
              case DEPARTMENT -> inDepartment(role);
              case STORE -> inStore(role);
              case ALL -> named(organisation().holders(role), because("role", "role", role));
            };
        case Assignee.Head head -> head(head);
        case Assignee.Initiator() -> person(initiator, because("initiator", "person", initiator));
        case Assignee.InField(var field) -> inField(field.value());
        case Assignee.Person(var username) ->
            organisation()
                .personNamed(username)
                .map(found -> person(found.id(), because("person", "person", found.id())))
                .orElseGet(() -> nobody("person", username));
      };
    }

    private Assignment inDepartment(DefinitionKey role) {
      return context
          .recordDepartment()
          .map(department -> nearest(role, organisation().pathUp(department)))
          .orElseGet(() -> nobody("role", role));
    }

    private Assignment inStore(DefinitionKey role) {
      Optional<DefinitionKey> store = context.recordStore();
      if (store.isEmpty()) {
        return nobody("role", role);
      }
      Set<DefinitionKey> all = organisation().tree(store.get());
      List<Person> holders = organisation().holders(role, all);
      return holders.isEmpty()
          ? nearest(role, organisation().pathUp(store.get()))
          : named(holders, because("role-in", "role", role).with("department", store.get()));
    }

    /** The holders in the first of these departments that has any. */
    private Assignment nearest(DefinitionKey role, List<DefinitionKey> departments) {
      for (DefinitionKey department : departments) {
        List<Person> holders = organisation().holders(role, List.of(department));
        if (!holders.isEmpty()) {
          return named(holders, because("role-in", "role", role).with("department", department));
        }
      }
      return nobody("role", role);
    }

    private Assignment head(Assignee.Head head) {
      Optional<DefinitionKey> start =
          switch (head.of()) {
            case RECORD -> context.recordDepartment();
            case INITIATOR ->
                organisation().person(initiator).stream()
                    .flatMap(person -> person.posts().stream())
                    .map(post -> post.department())
                    .findFirst();
          };
      return start
          .map(organisation()::pathUp)
          .flatMap(path -> firstLed(path, head.levelsUp()))
          .map(led -> person(String.valueOf(led.head()), because("head", "department", led.key())))
          .orElseGet(() -> nobody("head", start.map(DefinitionKey::value).orElse("")));
    }

    /** The first department, from so many levels up, with a head who is there. */
    private Optional<Department> firstLed(List<DefinitionKey> path, int levelsUp) {
      return path.stream()
          .skip(levelsUp)
          .flatMap(key -> organisation().department(key).stream())
          .filter(department -> department.head() != null && isActive(department.head()))
          .findFirst();
    }

    private Assignment inField(String field) {
      Collection<?> values =
          switch (context.evaluation().data().get(field)) {
            case null -> List.of();
            case Collection<?> several -> several;
            case Object one -> List.of(one);
          };
      List<Person> persons =
          values.stream()
              .flatMap(id -> organisation().person(id.toString()).stream())
              .filter(Person::active)
              .toList();
      return persons.isEmpty()
          ? nobody("field", field)
          : named(persons, because("field", "field", field));
    }

    private Assignment person(String id, Reason why) {
      return isActive(id)
          ? new Assignment(List.of(id), List.of(why))
          : new Assignment(
              List.of(), List.of(Reason.of("flow.assignee.person-left").with("person", id)));
    }

    private static Assignment named(List<Person> persons, Reason why) {
      return persons.isEmpty()
          ? new Assignment(List.of(), List.of(new Reason("flow.assignee.nobody-role", why.args())))
          : new Assignment(persons.stream().map(Person::id).toList(), List.of(why));
    }

    private static Assignment nobody(String rule, Object key) {
      var reason = Reason.of("flow.assignee.nobody-" + rule);
      return new Assignment(
          List.of(), List.of(reason.with(rule.equals("head") ? "department" : rule, key)));
    }

    private static Reason because(String rule, String name, Object key) {
      return Reason.of("flow.assignee." + rule).with(name, key);
    }

    private boolean isActive(String person) {
      return organisation().person(person).filter(Person::active).isPresent();
    }

    private Organisation organisation() {
      return context.organisation();
    }
  }
}
