package dev.formwork.identity;

import dev.formwork.identity.internal.DepartmentDocument;
import dev.formwork.identity.internal.PeopleStore;
import dev.formwork.identity.internal.PersonDocument;
import dev.formwork.kernel.Fresh;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * The people of the organisation. What another node changed is seen within two seconds, what this
 * one changed at once.
 */
@Service
public class People {

  /** How long a change made on another node may stay unseen. */
  static final Duration MAX_AGE = Duration.ofSeconds(2);

  private final PeopleStore store;
  private final PasswordEncoder passwords;
  private final IdSource ids;
  private final Fresh<Snapshot> snapshot = new Fresh<>(MAX_AGE, this::load);

  People(PeopleStore store, PasswordEncoder passwords, IdSource ids) {
    this.store = store;
    this.passwords = passwords;
    this.ids = ids;
  }

  /** Everybody at one moment. */
  private record Snapshot(
      Organisation organisation, Map<String, Long> stamps, Set<String> mustChange) {}

  /** Somebody to be added, with a first password. */
  public record NewPerson(Person person, String password, boolean mustChange) {}

  @NoPermission(because = "titles and posts of colleagues are no secret to whoever is signed in")
  public Organisation organisation() {
    return snapshot.get().organisation();
  }

  /** The person as an actor; empty if there is nobody of this name or he may not sign in. */
  @NoPermission(because = "it answers who somebody is, not what he may do")
  public Optional<Actor> actor(String username) {
    Organisation now = organisation();
    return now.personNamed(Usernames.folded(username))
        .filter(Person::active)
        .map(person -> new Actor(person, now));
  }

  /** Who signed in, as long as that sign-in holds. */
  @NoPermission(because = "it answers who somebody is, not what he may do")
  public Optional<Actor> actor(SignedIn who) {
    return actor(who.username())
        .filter(actor -> snapshot.get().stamps().getOrDefault(actor.id(), -1L) == who.stamp());
  }

  /**
   * Adds departments and people; those who are there already stay as they are. People get an id
   * where they have none, and departments are led by the person of the given username.
   *
   * @return the ids by username
   */
  @NoPermission(because = "only the platform itself calls it: at the first start and in tests")
  public Map<String, String> install(
      Collection<Department> departments, Collection<NewPerson> people) {
    return install(
        departments,
        people,
        each -> PersonDocument.of(each.person(), hash(each.password()), each.mustChange()));
  }

  /** The same with people whose passwords everybody knows: they are good in demo mode only. */
  @NoPermission(because = "only the platform itself calls it: at a start in demo mode")
  public Map<String, String> installSamples(
      Collection<Department> departments, Collection<NewPerson> people) {
    return install(
        departments, people, each -> PersonDocument.sample(each.person(), hash(each.password())));
  }

  private Map<String, String> install(
      Collection<Department> departments,
      Collection<NewPerson> people,
      Function<NewPerson, PersonDocument> document) {
    var idByUsername = new HashMap<String, String>();
    store.people().forEach(known -> idByUsername.put(known.username(), known.id()));
    for (NewPerson each : people) {
      Person person = named(each.person());
      if (!idByUsername.containsKey(person.username())) {
        store.add(document.apply(new NewPerson(person, each.password(), each.mustChange())));
        idByUsername.put(person.username(), person.id());
      }
    }
    var known = new HashSet<>(store.departments().stream().map(DepartmentDocument::id).toList());
    for (Department department : departments) {
      if (known.add(department.key().value())) {
        String head = department.head() == null ? null : idByUsername.get(department.head());
        store.save(DepartmentDocument.of(department.ledBy(head)));
      }
    }
    renew();
    return idByUsername;
  }

  /**
   * Lets the platform's own {@code admin} in with this password for once, if there is no
   * administrator who could sign in.
   *
   * @param demo whether sample people can sign in
   * @return whether it was needed
   */
  @NoPermission(because = "only the platform itself calls it: at a start")
  public boolean ensureAdmin(Person admin, String password, boolean demo) {
    boolean there =
        store.people().stream()
            .filter(each -> each.admin() && each.active() && !each.mustChange())
            .anyMatch(each -> demo || !each.sample());
    if (there) {
      return false;
    }
    store
        .personNamed(admin.username())
        .ifPresentOrElse(
            known -> {
              Person entitled = known.toPerson().withAdmin(true).withActive(true);
              store.replace(known.with(entitled));
              store.replace(known.with(entitled).withPassword(hash(password), true));
            },
            () -> store.add(PersonDocument.of(named(admin), hash(password), true)));
    renew();
    return true;
  }

  /** Adds somebody, who is to change the password when first signing in. */
  @Permission("platform administrator")
  public Person create(Actor actor, Person person, String password) {
    requireAdmin(actor);
    Person added = named(person);
    PersonChecks.check(added, renew().organisation())
        .and(PersonChecks.password(password, added.username()))
        .orThrow();
    store.add(PersonDocument.of(added, hash(password), true));
    renew();
    return added;
  }

  /**
   * Describes a person anew; refuses with a conflict where {@code before} is not what is stored.
   */
  @Permission("platform administrator")
  public Person update(Actor actor, Person before, Person after) {
    requireAdmin(actor);
    PersonDocument stored = get(before.id());
    if (!stored.toPerson().equals(before)) {
      throw PeopleStore.overtaken(before.username());
    }
    Person checked = named(after);
    PersonChecks.check(checked, renew().organisation()).orThrow();
    keepAnAdmin(checked);
    return replace(stored.with(checked));
  }

  /** Lets a person sign in again, or no more; open sessions end within seconds. */
  @Permission("platform administrator")
  public Person setActive(Actor actor, String personId, boolean active) {
    requireAdmin(actor);
    PersonDocument stored = get(personId);
    Person changed = stored.toPerson().withActive(active);
    keepAnAdmin(changed);
    return replace(stored.with(changed));
  }

  /** Sets the language in which a person reads the platform. */
  @Permission("the person himself")
  public void setLocale(Actor actor, Locale locale) {
    PersonDocument stored = get(actor.id());
    replace(stored.with(stored.toPerson().withLocale(locale)));
  }

  /** Whether the password was set by somebody else and has to be changed before anything else. */
  @Permission("the person himself")
  public boolean mustChangePassword(Actor actor) {
    return snapshot.get().mustChange().contains(actor.id());
  }

  /**
   * Changes the actor's own password; refuses a wrong old one and a weak new one. Ends all sessions
   * of the actor, this one too.
   */
  @Permission("the person himself")
  public void changePassword(Actor actor, String oldPassword, String newPassword) {
    PersonDocument stored = get(actor.id());
    if (!passwords.matches(oldPassword, stored.passwordHash())) {
      throw new Refusal.Invalid(Problem.error("identity.password.wrong", "oldPassword"));
    }
    if (oldPassword.equals(newPassword)) {
      throw new Refusal.Invalid(Problem.error("identity.password.same", "password"));
    }
    PersonChecks.password(newPassword, stored.username()).orThrow();
    replace(stored.withPassword(hash(newPassword), false));
  }

  /** Gives somebody another password, to be changed at the next sign-in; ends open sessions. */
  @Permission("platform administrator")
  public void resetPassword(Actor actor, String personId, String password) {
    requireAdmin(actor);
    PersonDocument stored = get(personId);
    PersonChecks.password(password, stored.username()).orThrow();
    replace(stored.withPassword(hash(password), true));
  }

  /** To be called after a change made here. */
  Organisation renewed() {
    return renew().organisation();
  }

  private Snapshot renew() {
    return snapshot.renewed();
  }

  private Person replace(PersonDocument person) {
    store.replace(person);
    renew();
    return person.toPerson();
  }

  private void keepAnAdmin(Person changed) {
    List<Person> admins = renew().organisation().admins();
    boolean leaves = !changed.admin() || !changed.active();
    if (leaves && admins.size() == 1 && admins.getFirst().id().equals(changed.id())) {
      throw new Refusal.Conflict(Problem.error("identity.admin.last", ""));
    }
  }

  private PersonDocument get(String personId) {
    return store
        .person(personId)
        .orElseThrow(() -> new Refusal.NotFound("identity.person.not-found"));
  }

  private Person named(Person person) {
    String id = person.id().isEmpty() ? ids.next() : person.id();
    return person.withId(id).withUsername(Usernames.checked(person.username()));
  }

  private String hash(String password) {
    String hash = passwords.encode(password);
    if (hash == null) {
      throw new IllegalStateException("Expected a hash of a password that is there");
    }
    return hash;
  }

  private Snapshot load() {
    List<PersonDocument> people = store.people();
    var stamps = new HashMap<String, Long>();
    var mustChange = new HashSet<String>();
    for (PersonDocument person : people) {
      stamps.put(person.id(), person.stamp());
      if (person.mustChange()) {
        mustChange.add(person.id());
      }
    }
    var organisation =
        new Organisation(
            store.departments().stream().map(DepartmentDocument::toDepartment).toList(),
            people.stream().map(PersonDocument::toPerson).toList());
    return new Snapshot(organisation, stamps, mustChange);
  }

  static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("identity.admin.required", ""));
    }
  }
}
