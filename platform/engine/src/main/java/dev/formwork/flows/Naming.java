package dev.formwork.flows;

import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds whom the rules of a flow name.
 *
 * @param steps what has been decided so far
 * @param picked whom somebody picked for the node that is asked for
 */
record Naming(FlowContext context, String initiator, List<Step> steps, List<String> picked) {

  /** All whom any of the rules names. */
  Assignment of(List<Assignee> assignees) {
    var nobody = new Assignment(List.of(), List.of(), List.of());
    return assignees.stream().map(this::of).reduce(nobody, Assignment::and);
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
      case Assignee.Levels levels -> levels(levels);
      case Assignee.Initiator() -> person(initiator, because("initiator", "person", initiator));
      case Assignee.InField(var field) -> inField(field.value());
      case Assignee.Person(var username) ->
          organisation()
              .personNamed(username)
              .map(found -> person(found.id(), because("person", "person", found.id())))
              .orElseGet(() -> nobody("person", username));
      case Assignee.ActorOf(var node) -> actorOf(node);
      case Assignee.Picked _ ->
          picked.isEmpty()
              ? Assignment.nobody(Reason.of("flow.assignee.nobody-picked"))
              : those(picked, Reason.of("flow.assignee.picked"));
      case Assignee.Named(var records, var field) -> {
        var found = context.surroundings().persons(records.about(context.evaluation()), field);
        yield found.isEmpty()
            ? nobody("records", records.form())
            : those(found, because("records", "records", records.form()));
      }
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
    Optional<DefinitionKey> start = department(head.of());
    return start
        .map(organisation()::pathUp)
        .flatMap(path -> led(path).skipTo(head.levelsUp()))
        .map(this::head)
        .orElseGet(() -> nobody("head", start.map(DefinitionKey::value).orElse("")));
  }

  private Assignment levels(Assignee.Levels levels) {
    Optional<DefinitionKey> start = department(levels.of());
    List<Department> led =
        start.map(organisation()::pathUp).map(this::led).map(Led::all).orElse(List.of());
    Integer upTo = levels.upTo();
    var named =
        led.stream()
            .limit(upTo == null ? Long.MAX_VALUE : upTo)
            .map(this::head)
            .reduce(Assignment::and);
    return named.orElseGet(() -> nobody("head", start.map(DefinitionKey::value).orElse("")));
  }

  private Assignment head(Department department) {
    return person(
        String.valueOf(department.head()), because("head", "department", department.key()));
  }

  private Optional<DefinitionKey> department(Assignee.Whose whose) {
    return switch (whose) {
      case RECORD -> context.recordDepartment();
      case INITIATOR ->
          organisation().person(initiator).stream()
              .flatMap(person -> person.posts().stream())
              .map(post -> post.department())
              .findFirst();
    };
  }

  /** The departments of a path, and which of them have a head who is there. */
  private record Led(List<DefinitionKey> path, List<Department> all) {

    /** The first, from so many levels up. */
    Optional<Department> skipTo(int levelsUp) {
      var rest = path.stream().skip(levelsUp).toList();
      return all.stream().filter(department -> rest.contains(department.key())).findFirst();
    }
  }

  private Led led(List<DefinitionKey> path) {
    return new Led(
        path,
        path.stream()
            .flatMap(key -> organisation().department(key).stream())
            .filter(department -> department.head() != null && isActive(department.head()))
            .toList());
  }

  private Assignment actorOf(DefinitionKey node) {
    return steps.reversed().stream()
        .filter(step -> step.node().equals(node) && step.decidedBy() != null)
        .findFirst()
        .map(step -> String.valueOf(step.decidedBy()))
        .map(actor -> person(actor, because("actor-of", "node", node)))
        .orElseGet(() -> nobody("actor", node));
  }

  private Assignment inField(String field) {
    Collection<?> values =
        switch (context.evaluation().data().get(field)) {
          case null -> List.of();
          case Collection<?> several -> several;
          case Object one -> List.of(one);
        };
    return values.isEmpty()
        ? nobody("field", field)
        : those(values.stream().map(Object::toString).toList(), because("field", "field", field));
  }

  /** These people, as far as they are there. */
  private Assignment those(List<String> persons, Reason why) {
    var active = persons.stream().distinct().filter(this::isActive).toList();
    var left = persons.stream().distinct().filter(person -> !isActive(person)).toList();
    var reasons = new ArrayList<Reason>();
    if (!active.isEmpty()) {
      reasons.add(why);
    }
    left.forEach(
        person -> reasons.add(Reason.of("flow.assignee.person-left").with("person", person)));
    return new Assignment(active, reasons, left);
  }

  private Assignment person(String id, Reason why) {
    return isActive(id) ? Assignment.of(List.of(id), why) : Assignment.gone(id);
  }

  private static Assignment named(List<Person> persons, Reason why) {
    return persons.isEmpty()
        ? Assignment.nobody(new Reason("flow.assignee.nobody-role", why.args()))
        : Assignment.of(persons.stream().map(Person::id).toList(), why);
  }

  private static Assignment nobody(String rule, Object key) {
    String name =
        switch (rule) {
          case "head" -> "department";
          case "actor" -> "node";
          default -> rule;
        };
    return Assignment.nobody(Reason.of("flow.assignee.nobody-" + rule).with(name, key));
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

  /** Who stands in for each of these who have left, else who leads their department. */
  Assignment deputies(Assignment nobody, Map<String, String> standIns) {
    var found = new LinkedHashSet<String>();
    for (String left : nobody.left()) {
      Optional.ofNullable(standIns.get(left))
          .filter(this::isActive)
          .or(() -> headAbove(left))
          .ifPresent(found::add);
    }
    if (found.isEmpty()) {
      context
          .recordDepartment()
          .map(organisation()::pathUp)
          .flatMap(path -> led(path).skipTo(0))
          .map(department -> String.valueOf(department.head()))
          .ifPresent(found::add);
    }
    var why = new ArrayList<>(nobody.why());
    found.forEach(person -> why.add(Reason.of("flow.assignee.deputy").with("person", person)));
    return new Assignment(List.copyOf(found), why, nobody.left());
  }

  private Optional<String> headAbove(String person) {
    return organisation().person(person).stream()
        .flatMap(left -> left.posts().stream())
        .map(post -> organisation().pathUp(post.department()))
        .flatMap(path -> led(path).skipTo(0).stream())
        .map(department -> String.valueOf(department.head()))
        .findFirst();
  }
}
