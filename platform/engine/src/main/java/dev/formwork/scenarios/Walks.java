package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Parameters;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.SamplePeople;
import dev.formwork.scenarios.internal.World;
import dev.formwork.scripting.Scripts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lets builders walk records through an app as it is drawn, before it is published: on platforms
 * apart, with the people and settings of this one and a clock that they move.
 */
@Service
@Permission("platform administrator")
public class Walks {

  private final Drafts drafts;
  private final Apps apps;
  private final Basis basis;
  private final Turns turns = new Turns();

  Walks(
      Drafts drafts,
      Apps apps,
      People people,
      Parameters parameters,
      Scripts scripts,
      ZoneId zone) {
    this.drafts = drafts;
    this.apps = apps;
    this.basis = new Basis(people, parameters, scripts, zone);
  }

  /** What of this platform is the same there. */
  private record Basis(People people, Parameters parameters, Scripts scripts, ZoneId zone) {}

  /** The way for a walk that begins nowhere yet; its platform opens when it is needed. */
  public Walk open(Actor actor, DefinitionKey app) {
    AppSource now = drawn(actor, app);
    var given = new Scenario.Given(Moments.USUAL, null, settings(now), List.of());
    return new Walk(app, given, () -> drawn(actor, app), () -> world(drawn(actor, app)), turns);
  }

  /** The draft; refused where it could not be published, with all that is wrong. */
  private AppSource drawn(Actor actor, DefinitionKey app) {
    List<Problem> errors =
        drafts.check(actor, app).list().stream()
            .map(LocatedProblem::problem)
            .filter(Problem::isError)
            .toList();
    if (!errors.isEmpty()) {
      throw new Refusal.Invalid(new Problems(errors));
    }
    return drafts.source(actor, app);
  }

  private World world(AppSource drawn) {
    List<AppSource> sources =
        Cast.ordered(Cast.under(apps, drawn).sources()).stream().map(Walks::withoutPeople).toList();
    World world = World.open(basis.scripts(), basis.zone(), List.of(Scenario.TYPE), _ -> sources);
    world.settle(people -> settle(people, basis.people().organisation()));
    return world;
  }

  /** Everybody has the password of sample people, which nobody signs in with there. */
  private static void settle(People people, Organisation organisation) {
    people.install(
        organisation.departments().stream()
            .map(each -> each.ledBy(username(organisation, each.head())))
            .toList(),
        organisation.persons().stream()
            .map(person -> new People.NewPerson(person, SamplePeople.PASSWORD, false))
            .toList());
  }

  private static @Nullable String username(Organisation organisation, @Nullable String person) {
    return person == null ? null : organisation.person(person).map(Person::username).orElse(null);
  }

  /** Those who work here are there instead. */
  private static AppSource withoutPeople(AppSource source) {
    var files = new TreeMap<>(source.files());
    files.remove(SamplePeople.FILE);
    return new AppSource(source.app(), source.definitions(), files);
  }

  /** The parameters that are otherwise here than at first, as far as the draft still has them. */
  private Map<String, Object> settings(AppSource drawn) {
    var settings = new TreeMap<String, Object>();
    for (AppSource source : Cast.under(apps, drawn).sources()) {
      Map<String, Object> first =
          source
              .manifest()
              .flatMap(text -> Definitions.read(Manifest.TYPE, text).find())
              .map(Manifest::parameterDefaults)
              .orElse(Map.of());
      boolean isOwn = source.app().equals(drawn.app());
      if (apps.findCurrent(source.app()).isPresent()) {
        basis
            .parameters()
            .values(source.app())
            .forEach((key, value) -> {
              if (first.containsKey(key) && !value.equals(first.get(key))) {
                settings.put(isOwn ? key : source.app() + "/" + key, value);
              }
            });
      }
    }
    return settings;
  }
}
