package dev.formwork.flows;

import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people of the flow tests. Group, with the manager Wang; below it the store North with its
 * sales department, and the store South. In North's sales: the consultant Mira and the supervisors
 * Li and Chen; Li leads it. In South: the consultant Sun. Zhao is the administrator.
 */
final class Dealership {

  static final String MIRA = "mira";
  static final String LI = "li";
  static final String CHEN = "chen";
  static final String WANG = "wang";
  static final String SUN = "sun";
  static final String ZHAO = "zhao";

  private final List<Department> departments = new ArrayList<>();
  private final List<Person> persons = new ArrayList<>();

  private Dealership() {}

  static Dealership standard() {
    return new Dealership()
        .department("group", null, false, WANG)
        .department("north", "group", true, null)
        .department("north-sales", "north", false, LI)
        .department("south", "group", true, null)
        .person(MIRA, "north-sales", "sales-consultant")
        .person(LI, "north-sales", "sales-supervisor")
        .person(CHEN, "north-sales", "sales-supervisor")
        .person(WANG, "group", "sales-manager")
        .person(SUN, "south", "sales-consultant")
        .admin(ZHAO);
  }

  static Dealership empty() {
    return new Dealership();
  }

  Dealership without(String... ids) {
    persons.removeIf(person -> List.of(ids).contains(person.id()));
    return this;
  }

  Dealership department(String key, @Nullable String parent, boolean store, @Nullable String head) {
    departments.add(
        new Department(
            DefinitionKey.of(key),
            LocalizedText.of(key),
            parent == null ? null : DefinitionKey.of(parent),
            store,
            head));
    return this;
  }

  Dealership open(String department, QualifiedKey calendar) {
    departments.replaceAll(
        each -> each.key().value().equals(department) ? each.openAs(calendar) : each);
    return this;
  }

  Dealership person(String id, String department, String... roles) {
    return person(id, department, true, roles);
  }

  Dealership leaver(String id, String department, String... roles) {
    return without(id).person(id, department, false, roles);
  }

  private Dealership person(String id, String department, boolean active, String... roles) {
    Set<DefinitionKey> held =
        Arrays.stream(roles).map(DefinitionKey::of).collect(Collectors.toSet());
    var post = new Post(DefinitionKey.of(department), held);
    persons.add(
        new Person(id, id, LocalizedText.of(id), "", Locale.ENGLISH, false, active, List.of(post)));
    return this;
  }

  Dealership admin(String id) {
    persons.add(
        new Person(id, id, LocalizedText.of(id), "", Locale.ENGLISH, true, true, List.of()));
    return this;
  }

  Organisation organisation() {
    return new Organisation(departments, persons);
  }
}
