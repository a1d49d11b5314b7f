package dev.formwork.workspace.login;

import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** In demo mode: everybody whom the packs brought along, with the department they work in. */
@Component
@ConditionalOnProperty("formwork.demo")
class DemoPeopleOfPacks implements DemoPeople {

  private static final String PASSWORD = "demo";

  private final People people;

  DemoPeopleOfPacks(People people) {
    this.people = people;
  }

  @Override
  public List<DemoPerson> all() {
    Organisation organisation = people.organisation();
    return organisation.persons().stream()
        .filter(Person::active)
        .map(person ->
            new DemoPerson(person.username(), PASSWORD, person.name(), post(person, organisation)))
        .toList();
  }

  /** The user name says what they do, the department where. */
  private static LocalizedText post(Person person, Organisation organisation) {
    LocalizedText department = department(person, organisation);
    return LocalizedText.of(
        person.username() + " · " + department.in(Locale.ENGLISH),
        person.username() + " · " + department.in(Locale.CHINESE));
  }

  private static LocalizedText department(Person person, Organisation organisation) {
    return person.posts().stream()
        .findFirst()
        .flatMap(post -> organisation.department(post.department()))
        .map(department -> department.title())
        .orElse(LocalizedText.EMPTY);
  }
}
