package dev.formwork.workspace.login;

import dev.formwork.access.Role;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.packs.SamplePeople;
import dev.formwork.packs.SampleTours;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** In demo mode: everybody whom the packs brought along, with the department they work in. */
@Component
@ConditionalOnProperty("formwork.demo")
class DemoPeopleOfPacks implements DemoPeople {

  private final People people;
  private final Apps apps;
  private final SampleTours tours;

  DemoPeopleOfPacks(People people, Apps apps, SampleTours tours) {
    this.people = people;
    this.apps = apps;
    this.tours = tours;
  }

  @Override
  public List<DemoPerson> all() {
    Organisation organisation = people.organisation();
    return organisation.persons().stream()
        .filter(Person::active)
        .map(person -> demo(person, organisation))
        .toList();
  }

  @Override
  public List<DemoApp> apps() {
    Map<String, DemoPerson> byName =
        all().stream().collect(Collectors.toMap(DemoPerson::username, Function.identity()));
    return tours.all().stream()
        .map(app ->
            new DemoApp(
                app.title(),
                app.description(),
                app.stops().stream()
                    .flatMap(stop ->
                        Optional.ofNullable(byName.get(stop.as()))
                            .map(person -> new Stop(person, stop.sees()))
                            .stream())
                    .toList()))
        .toList();
  }

  private DemoPerson demo(Person person, Organisation organisation) {
    return new DemoPerson(
        person.username(), SamplePeople.PASSWORD, person.name(), post(person, organisation));
  }

  /** What they are and where. */
  private LocalizedText post(Person person, Organisation organisation) {
    return person.posts().stream()
        .findFirst()
        .map(post ->
            joined(
                Stream.concat(
                    post.roles().stream().limit(1).flatMap(role -> title(role).stream()),
                    organisation.department(post.department()).stream().map(Department::title))))
        .orElse(LocalizedText.EMPTY);
  }

  /** As the first app calls it that knows the role. */
  private Optional<LocalizedText> title(DefinitionKey role) {
    return apps.live().all(Role.TYPE).stream()
        .filter(each -> each.key().key().equals(role))
        .map(each -> each.value().title())
        .findFirst();
  }

  private static LocalizedText joined(Stream<LocalizedText> texts) {
    List<LocalizedText> all = texts.toList();
    return LocalizedText.of(joined(all, Locale.ENGLISH), joined(all, Locale.CHINESE));
  }

  private static String joined(List<LocalizedText> texts, Locale locale) {
    return texts.stream().map(text -> text.in(locale)).collect(Collectors.joining(" · "));
  }
}
