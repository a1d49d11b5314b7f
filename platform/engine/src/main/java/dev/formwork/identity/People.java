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
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The people and departments of the organisation. */
@Service
public class People {

  /** How long a change made on another node may stay unseen. */
  static final Duration MAX_AGE = Duration.ofSeconds(2);

  private static final int MIN_PASSWORD = 10;

  private final PeopleStore store;
  private final PasswordEncoder passwords;
  private final IdSource ids;
  private final Fresh<Organisation> organisation = new Fresh<>(MAX_AGE, this::load);

  People(PeopleStore store, PasswordEncoder passwords, IdSource ids) {
    this.store = store;
    this.passwords = passwords;
    this.ids = ids;
  }

  /** Somebody to be added, with a first password. */
  public record NewPerson(Person person, String password, boolean mustChange) {}

  @NoPermission(because = "titles and posts of colleagues are no secret to whoever is signed in")
  public Organisation organisation() {
    return organisation.get();
  }

  /** The person as an actor; empty if there is nobody of this name or he may not sign in. */
  @NoPermission(because = "it answers who somebody is, not what he may do")
  public Optional<Actor> actor(String username) {
    Organisation now = organisation.get();
    return now.personNamed(Usernames.folded(username))
        .filter(Person::active)
        .map(person -> new Actor(person, now));
  }

  /**
   * Adds departments and people; those who are there already stay as they are. People get an id
   * where they have none, and departments are led by the person of the given username.
   *
   * @return the ids by username
   */
  @NoPermission(because = "only the platform itself calls it: at the first start and for samples")
  public Map<String, String> install(
      Collection<Department> departments, Collection<NewPerson> people) {
    var idByUsername = new HashMap<String, String>();
    store.people().forEach(known -> idByUsername.put(known.username(), known.id()));
    for (NewPerson each : people) {
      Person person = named(each.person());
      if (!idByUsername.containsKey(person.username())) {
        String hash = hash(each.password());
        store.save(PersonDocument.of(person, hash, each.mustChange()));
        idByUsername.put(person.username(), person.id());
      }
    }
    for (Department department : departments) {
      String head = department.head() == null ? null : idByUsername.get(department.head());
      store.save(
          DepartmentDocument.of(
              new Department(
                  department.key(),
                  department.title(),
                  department.parent(),
                  department.store(),
                  head)));
    }
    organisation.renewed();
    return idByUsername;
  }

  /** Lets a person sign in again, or no more; open sessions end within seconds. */
  @Permission("platform administrator")
  public void setActive(Actor actor, String personId, boolean active) {
    requireAdmin(actor);
    change(
        personId,
        person ->
            new Person(
                person.id(),
                person.username(),
                person.name(),
                person.email(),
                person.locale(),
                person.admin(),
                active,
                person.posts()));
  }

  /** Sets the language in which a person reads the platform. */
  @Permission("the person himself")
  public void setLocale(Actor actor, java.util.Locale locale) {
    change(
        actor.id(),
        person ->
            new Person(
                person.id(),
                person.username(),
                person.name(),
                person.email(),
                locale,
                person.admin(),
                person.active(),
                person.posts()));
  }

  /** Whether the password was set by somebody else and has to be changed before anything else. */
  @Permission("the person himself")
  public boolean mustChangePassword(Actor actor) {
    return store.person(actor.id()).map(PersonDocument::mustChange).orElse(false);
  }

  /** Changes the actor's own password; refuses a wrong old one and a short new one. */
  @Permission("the person himself")
  public void changePassword(Actor actor, String oldPassword, String newPassword) {
    PersonDocument document = get(actor.id());
    if (!passwords.matches(oldPassword, document.passwordHash())) {
      throw new Refusal.Invalid(Problem.error("identity.password.wrong", "oldPassword"));
    }
    if (newPassword.length() < MIN_PASSWORD || newPassword.length() > 72) {
      throw new Refusal.Invalid(
          Problem.error("identity.password.length", "newPassword").with("min", MIN_PASSWORD));
    }
    store.save(PersonDocument.of(document.toPerson(), hash(newPassword), false));
  }

  private void change(String personId, UnaryOperator<Person> change) {
    PersonDocument document = get(personId);
    store.save(
        PersonDocument.of(
            change.apply(document.toPerson()), document.passwordHash(), document.mustChange()));
    organisation.renewed();
  }

  private PersonDocument get(String personId) {
    return store
        .person(personId)
        .orElseThrow(() -> new Refusal.NotFound("identity.person.not-found"));
  }

  private Person named(Person person) {
    return new Person(
        person.id().isEmpty() ? ids.next() : person.id(),
        Usernames.checked(person.username()),
        person.name(),
        person.email(),
        person.locale(),
        person.admin(),
        person.active(),
        person.posts());
  }

  private String hash(String password) {
    String hash = passwords.encode(password);
    if (hash == null) {
      throw new IllegalStateException("Expected a hash of a password that is there");
    }
    return hash;
  }

  private Organisation load() {
    return new Organisation(
        store.departments().stream().map(DepartmentDocument::toDepartment).toList(),
        store.people().stream().map(PersonDocument::toPerson).toList());
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("identity.admin.required", ""));
    }
  }
}
