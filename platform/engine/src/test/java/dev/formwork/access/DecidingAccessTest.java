package dev.formwork.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.identity.Actor;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.EvaluationContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecidingAccessTest {

  private static final QualifiedKey ORDER = QualifiedKey.of("order", "vehicle-order");
  private static final Organisation COMPANY =
      new Organisation(
          List.of(
              department("company", null, false),
              department("east", "company", true),
              department("east-sales", "east", false),
              department("west", "company", true)),
          List.of(
              person("mira", "east-sales", "consultant"),
              person("sun", "east", "supervisor"),
              person("otto", "west", "consultant"),
              person("both", "east-sales", "consultant", "auditor")));
  private static final EvaluationContext NOW =
      EvaluationContext.at(
          Instant.parse("2026-02-14T01:00:00Z"),
          ZoneId.of("Asia/Shanghai"),
          (_, _) -> {
            throw new AssertionError("No script is expected here");
          });

  private final Access access =
      new Access(
          List.of(
              role("consultant", Scope.Named.OWN, Map.of("margin", FieldAccess.HIDDEN)),
              role("supervisor", Scope.Named.DEPARTMENT_TREE, Map.of("phone", FieldAccess.MASKED)),
              role("auditor", Scope.Named.ALL, Map.of())));

  @Test
  void deniesWhatNoGrantAllowsAndSaysWhatIsMissing() {
    Decision decision = access.decide(actor("mira"), Action.DELETE, ORDER);

    assertThat(decision.allowed()).isFalse();
    assertThat(decision.reasons())
        .extracting(Problem::code)
        .containsExactly("access.grant.missing");
  }

  @Test
  void allowsOnlyRecordsWithinTheScopeAndNamesTheRole() {
    Decision own = access.decide(actor("mira"), Action.READ, ORDER, createdBy("mira"), NOW);
    Decision foreign = access.decide(actor("mira"), Action.READ, ORDER, createdBy("sun"), NOW);

    assertThat(own.allowed()).isTrue();
    assertThat(own.reasons().getFirst().args()).containsEntry("role", "consultant");
    assertThat(foreign.allowed()).isFalse();
    assertThat(foreign.reasons().getFirst().code()).isEqualTo("access.scope.outside");
  }

  @Test
  void reachesTheDepartmentsBelowThePostThatHoldsTheRole() {
    assertThat(access.decide(actor("sun"), Action.READ, ORDER, createdBy("mira"), NOW).allowed())
        .isTrue();
    assertThat(access.reach(actor("sun"), Action.READ, ORDER))
        .isEqualTo(new Reach.InDepartments(Set.of("east", "east-sales")));
  }

  @Test
  void letsTheHolderOfAnOpenTaskReadTheRecord() {
    var held = new RecordFacts("mira", "east-sales", "east", Set.of(), Set.of("otto"), Map.of());

    assertThat(access.decide(actor("otto"), Action.READ, ORDER, held, NOW).allowed()).isTrue();
    assertThat(access.decide(actor("otto"), Action.EDIT, ORDER, held, NOW).allowed()).isFalse();
  }

  @Test
  void opensTheFieldsOfARecordToWhoeverMayReadItForATimeAlthoughHisRoleHidesThem() {
    var lent =
        new RecordFacts(
            "mira",
            "east-sales",
            "east",
            Set.of(),
            Set.of(),
            Map.of("mira", NOW.now().plusSeconds(60)),
            Map.of());
    var over =
        new RecordFacts(
            "mira",
            "east-sales",
            "east",
            Set.of(),
            Set.of(),
            Map.of("mira", NOW.now().minusSeconds(60)),
            Map.of());

    assertThat(access.fields(actor("mira"), ORDER, List.of("margin"), lent, NOW))
        .containsEntry("margin", FieldAccess.READ);
    assertThat(access.fields(actor("mira"), ORDER, List.of("margin"), over, NOW))
        .containsEntry("margin", FieldAccess.HIDDEN);
  }

  @Test
  void opensAFieldOfNodesOnlyWhereAGrantNamesIt() {
    var closed =
        new Access(
            List.of(
                role("consultant", Scope.Named.ALL, Map.of()),
                role("auditor", Scope.Named.ALL, Map.of("margin", FieldAccess.READ))),
            Map.of(ORDER, Set.of("margin")));

    assertThat(closed.fieldsOfNew(actor("mira"), ORDER, List.of("margin", "phone")))
        .containsEntry("margin", FieldAccess.HIDDEN)
        .containsEntry("phone", FieldAccess.EDIT);
    assertThat(closed.fields(actor("mira"), ORDER, List.of("margin")))
        .containsEntry("margin", FieldAccess.HIDDEN);
    assertThat(closed.fields(actor("both"), ORDER, List.of("margin"), createdBy("sun"), NOW))
        .containsEntry("margin", FieldAccess.READ);
  }

  @Test
  void addsUpGrantsButLetsNoListShowWhatSomeOfItsRowsWouldNot() {
    var fields = List.of("margin", "phone");

    assertThat(access.fields(actor("mira"), ORDER, fields))
        .containsEntry("margin", FieldAccess.HIDDEN)
        .containsEntry("phone", FieldAccess.READ);
    assertThat(access.fields(actor("both"), ORDER, fields))
        .containsEntry("margin", FieldAccess.READ);
    assertThat(access.fields(actor("sun"), ORDER, fields))
        .containsEntry("phone", FieldAccess.MASKED);
  }

  private static RecordFacts createdBy(String person) {
    return new RecordFacts(person, "east-sales", "east", Set.of(), Set.of(), Map.of());
  }

  private static Actor actor(String username) {
    return new Actor(COMPANY.personNamed(username).orElseThrow(), COMPANY);
  }

  private static Access.RoleOfApp role(String key, Scope scope, Map<String, FieldAccess> limited) {
    var fields =
        limited.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    each -> FieldPath.of(each.getKey()), Map.Entry::getValue));
    var grant =
        new Grant.OnForm("vehicle-order", Set.of(Action.CREATE, Action.READ), scope, fields);
    return new Access.RoleOfApp(
        ORDER.app(), new Role(DefinitionKey.of(key), LocalizedText.of(key), List.of(grant)));
  }

  private static Department department(
      String key, @org.jspecify.annotations.Nullable String parent, boolean store) {
    return new Department(
        DefinitionKey.of(key),
        LocalizedText.of(key),
        parent == null ? null : DefinitionKey.of(parent),
        store,
        null);
  }

  private static Person person(String username, String department, String... roles) {
    var held = Set.copyOf(java.util.stream.Stream.of(roles).map(DefinitionKey::of).toList());
    return new Person(
        username,
        username,
        LocalizedText.of(username),
        "",
        Locale.ENGLISH,
        false,
        true,
        List.of(new Post(DefinitionKey.of(department), held)));
  }
}
