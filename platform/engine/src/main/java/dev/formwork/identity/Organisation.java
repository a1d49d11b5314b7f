package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All departments and persons at one moment; an immutable value that answers who stands where. */
public final class Organisation {

  public static final Organisation EMPTY = new Organisation(List.of(), List.of());

  private final Map<DefinitionKey, Department> departments;
  private final Map<String, Person> persons;
  private final Map<String, Person> byUsername;

  public Organisation(Collection<Department> departments, Collection<Person> persons) {
    this.departments = index(departments, Department::key);
    this.persons = index(persons, Person::id);
    this.byUsername = index(persons, Person::username);
  }

  public Collection<Department> departments() {
    return departments.values();
  }

  public Collection<Person> persons() {
    return persons.values();
  }

  /** Somebody by his id; also the platform itself. */
  public Optional<Person> person(String id) {
    return id.equals(Person.PLATFORM)
        ? Optional.of(Person.platform())
        : Optional.ofNullable(persons.get(id));
  }

  public Optional<Person> personNamed(String username) {
    return Optional.ofNullable(byUsername.get(username));
  }

  public Optional<Department> department(DefinitionKey key) {
    return Optional.ofNullable(departments.get(key));
  }

  /** The department itself, then the one above it, up to the top; ends at a cycle. */
  public List<DefinitionKey> pathUp(DefinitionKey department) {
    var path = new LinkedHashSet<DefinitionKey>();
    Optional<Department> at = department(department);
    while (at.isPresent() && path.add(at.get().key())) {
      at = Optional.ofNullable(at.get().parent()).flatMap(this::department);
    }
    return List.copyOf(path);
  }

  /** The department and all below it. */
  public Set<DefinitionKey> tree(DefinitionKey department) {
    return departments.keySet().stream()
        .filter(each -> pathUp(each).contains(department))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The nearest store at or above the department. */
  public Optional<DefinitionKey> storeOf(DefinitionKey department) {
    return pathUp(department).stream()
        .flatMap(key -> department(key).stream())
        .filter(Department::store)
        .map(Department::key)
        .findFirst();
  }

  /** The calendars of the department and of those above it, the nearest first. */
  public List<QualifiedKey> calendarsOf(DefinitionKey department) {
    return pathUp(department).stream()
        .flatMap(key -> department(key).stream())
        .flatMap(each -> Stream.ofNullable(each.calendar()))
        .toList();
  }

  /** Active persons who hold the role in any of the departments, in the order they were added. */
  public List<Person> holders(DefinitionKey role, Collection<DefinitionKey> in) {
    return holders(role).stream()
        .filter(person ->
            person.posts().stream()
                .anyMatch(post -> post.roles().contains(role) && in.contains(post.department())))
        .toList();
  }

  /** Active persons who hold the role anywhere. */
  public List<Person> holders(DefinitionKey role) {
    return persons.values().stream()
        .filter(Person::active)
        .filter(person -> person.posts().stream().anyMatch(post -> post.roles().contains(role)))
        .toList();
  }

  /** Active platform administrators. */
  public List<Person> admins() {
    return persons.values().stream().filter(Person::active).filter(Person::admin).toList();
  }

  private static <K, V> Map<K, V> index(Collection<V> values, Function<V, K> key) {
    var index = new LinkedHashMap<K, V>();
    for (V value : new ArrayList<>(values)) {
      index.put(key.apply(value), value);
    }
    return index;
  }
}
