package dev.formwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.identity.internal.PeopleStore;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.store.TestStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class ManagingPeopleTest {

  private static final DefinitionKey EAST = DefinitionKey.of("store-east");
  private static final DefinitionKey SALES = DefinitionKey.of("east-sales");
  private static final String PASSWORD = "correct horse";

  private final MongoTemplate mongo = TestStore.template();
  private final PeopleStore store = new PeopleStore(mongo);
  private final AtomicInteger ids = new AtomicInteger();
  private final People people = people();
  private final Departments departments = new Departments(store, people);

  private Actor admin;

  private People people() {
    return new People(store, new BCryptPasswordEncoder(4), () -> "p" + ids.incrementAndGet());
  }

  @BeforeEach
  void install() {
    people.install(
        List.of(department(EAST, null, "boss"), department(SALES, EAST, null)),
        List.of(new People.NewPerson(person("boss").withAdmin(true), PASSWORD, false)));
    admin = people.actor("boss").orElseThrow();
  }

  @Test
  void installsWhatIsNotThereYet() {
    people.install(
        List.of(department(SALES, null, "boss")),
        List.of(
            new People.NewPerson(person("boss"), PASSWORD, false),
            new People.NewPerson(person("mira"), PASSWORD, false)));

    Organisation organisation = people.organisation();
    assertThat(organisation.persons()).extracting(Person::username).containsExactly("boss", "mira");
    assertThat(organisation.department(EAST)).map(Department::head).contains("p1");
    assertThat(organisation.department(SALES)).map(Department::parent).contains(EAST);
    assertThat(organisation.admins()).hasSize(1);
  }

  @Test
  void addsSomebodyWhoHasToChooseAPassword() {
    Person mira = people.create(admin, person("Mira"), PASSWORD);

    Actor actor = people.actor("MIRA").orElseThrow();
    assertThat(actor.person()).isEqualTo(mira);
    assertThat(people.mustChangePassword(actor)).isTrue();

    people.changePassword(actor, PASSWORD, "battery staple");
    assertThat(people.mustChangePassword(actor)).isFalse();
  }

  @Test
  void refusesWhatIsWrongWithAPerson() {
    assertCode("identity.username.bad", () -> people.create(admin, person("a b"), PASSWORD));
    assertCode("identity.username.taken", () -> people.create(admin, person("Boss"), PASSWORD));
    assertCode("identity.password.short", () -> people.create(admin, person("mira"), "short"));
    assertCode("identity.password.easy", () -> people.create(admin, person("mira"), "mira123456"));
    assertCode(
        "identity.password.easy", () -> people.create(admin, person("mira"), "abababababab"));
    assertCode(
        "identity.password.long", () -> people.create(admin, person("mira"), "汽车".repeat(20)));
    assertCode(
        "identity.department.unknown",
        () ->
            people.create(
                admin,
                person("mira").withPosts(List.of(new Post(DefinitionKey.of("none"), Set.of()))),
                PASSWORD));
    assertCode(
        "identity.name.length",
        () ->
            people.create(
                admin,
                new Person(
                    "", "mira", LocalizedText.EMPTY, "", Locale.ENGLISH, false, true, List.of()),
                PASSWORD));
    assertCode(
        "identity.email.bad",
        () ->
            people.create(
                admin,
                new Person(
                    "",
                    "mira",
                    LocalizedText.of("M"),
                    "a@b\r\nBcc: c@d",
                    Locale.ENGLISH,
                    false,
                    true,
                    List.of()),
                PASSWORD));
  }

  @Test
  void refusesAChangeOfWhatSomebodyElseChangedMeanwhile() {
    Person before = people.create(admin, person("mira"), PASSWORD);
    var post = new Post(SALES, Set.of(DefinitionKey.of("sales-consultant")));
    Person after = people.update(admin, before, before.withPosts(List.of(post)));

    assertThat(people.actor("mira").orElseThrow().roles())
        .containsExactly(DefinitionKey.of("sales-consultant"));
    assertCode("identity.person.overtaken", () -> people.update(admin, before, before));
    assertThat(people.update(admin, after, before.withPosts(List.of()))).isEqualTo(before);
  }

  @Test
  void endsSignInsOfWhoIsLockedOrHasAnotherPassword() {
    Person mira = people.create(admin, person("mira"), PASSWORD);
    SignedIn signedIn = signedIn("mira");
    assertThat(people.actor(signedIn)).isPresent();

    people.setActive(admin, mira.id(), false);
    assertThat(people.actor(signedIn)).isEmpty();
    people.setActive(admin, mira.id(), true);
    assertThat(people.actor(signedIn)).isEmpty();

    SignedIn again = signedIn("mira");
    people.resetPassword(admin, mira.id(), "battery staple");
    assertThat(people.actor(again)).isEmpty();
  }

  @Test
  void tellsOtherNodesWithinSeconds() throws InterruptedException {
    People other = people();
    Person mira = people.create(admin, person("mira"), PASSWORD);
    assertThat(other.actor("mira")).isPresent();

    people.setActive(admin, mira.id(), false);
    Thread.sleep(People.MAX_AGE.plusMillis(200));

    assertThat(other.actor("mira")).isEmpty();
  }

  @Test
  void keepsTheLastAdministrator() {
    Person boss = admin.person();

    assertCode("identity.admin.last", () -> people.setActive(admin, boss.id(), false));
    assertCode("identity.admin.last", () -> people.update(admin, boss, boss.withAdmin(false)));

    people.create(admin, person("second").withAdmin(true), PASSWORD);
    assertThat(people.update(admin, boss, boss.withAdmin(false)).admin()).isFalse();
  }

  @Test
  void needsAnAdministrator() {
    Person mira = people.create(admin, person("mira"), PASSWORD);
    Actor actor = people.actor("mira").orElseThrow();

    assertCode("identity.admin.required", () -> people.create(actor, person("new"), PASSWORD));
    assertCode("identity.admin.required", () -> people.update(actor, mira, mira.withAdmin(true)));
    assertCode("identity.admin.required", () -> people.setActive(actor, mira.id(), true));
    assertCode("identity.admin.required", () -> people.resetPassword(actor, mira.id(), PASSWORD));
    assertCode("identity.admin.required", () -> departments.remove(actor, SALES));
    assertCode(
        "identity.admin.required", () -> departments.save(actor, department(SALES, null, null)));
  }

  @Test
  void changesOnesOwnPasswordOnlyWithTheOldOne() {
    assertCode(
        "identity.password.wrong", () -> people.changePassword(admin, "wrong", "battery staple"));
    assertCode("identity.password.same", () -> people.changePassword(admin, PASSWORD, PASSWORD));
    assertCode("identity.password.short", () -> people.changePassword(admin, PASSWORD, "short"));
  }

  @Test
  void keepsTheDepartmentsATree() {
    assertCode(
        "identity.department.circle", () -> departments.save(admin, department(EAST, SALES, null)));
    assertCode(
        "identity.department.circle", () -> departments.save(admin, department(EAST, EAST, null)));
    assertCode("identity.department.used", () -> departments.remove(admin, EAST));
    departments.remove(admin, SALES);
    assertThat(people.organisation().department(SALES)).isEmpty();
    assertCode(
        "identity.department.unknown",
        () -> departments.save(admin, department(EAST, SALES, null)));
  }

  @Test
  void knowsTheOpeningHoursOfADepartmentAndOfThoseAboveIt() {
    var storeHours = QualifiedKey.of("dealership", "store-hours");
    departments.save(admin, department(EAST, null, null).openAs(storeHours));

    Organisation organisation = people.organisation();

    assertThat(organisation.department(EAST)).map(Department::calendar).contains(storeHours);
    assertThat(organisation.calendarsOf(SALES)).containsExactly(storeHours);
  }

  @Test
  void letsAnAdministratorInOnlyWhereNobodyCouldBe() {
    assertThat(people.ensureAdmin(person("admin").withAdmin(true), PASSWORD, false)).isFalse();

    mongo.dropCollection("people");
    people.organisation();
    var fresh = people();
    assertThat(fresh.ensureAdmin(person("admin").withAdmin(true), PASSWORD, false)).isTrue();
    assertThat(fresh.ensureAdmin(person("admin").withAdmin(true), "other password", false))
        .isTrue();
    Actor actor = fresh.actor("admin").orElseThrow();
    fresh.changePassword(actor, "other password", "battery staple");
    assertThat(fresh.ensureAdmin(person("admin").withAdmin(true), PASSWORD, false)).isFalse();
  }

  @Test
  void letsNoSampleAdministratorCountOutsideDemoMode() {
    mongo.dropCollection("people");
    var fresh = people();
    fresh.installSamples(
        List.of(), List.of(new People.NewPerson(person("admin").withAdmin(true), "demo", false)));

    assertThat(fresh.ensureAdmin(person("admin").withAdmin(true), PASSWORD, true)).isFalse();
    assertThat(fresh.ensureAdmin(person("admin").withAdmin(true), PASSWORD, false)).isTrue();
  }

  private SignedIn signedIn(String username) {
    return new SignedIn(username, store.personNamed(username).orElseThrow().stamp());
  }

  private static Person person(String username) {
    return new Person(
        "", username, LocalizedText.of(username), "", Locale.ENGLISH, false, true, List.of());
  }

  private static Department department(
      DefinitionKey key, @Nullable DefinitionKey parent, @Nullable String head) {
    return new Department(key, LocalizedText.of(key.value()), parent, parent == null, head);
  }

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
