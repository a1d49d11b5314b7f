package dev.formwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.identity.ApiKey.Scope;
import dev.formwork.identity.internal.KeyStore;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
class SigningInWithAKeyTest {

  private static final String RECORDS = "/api/v1/apps/order/forms/order/records";
  private static final String DECISION = "/api/v1/tasks/some-task/agree";

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private ApiKeys keys;
  @Autowired private KeyStore store;
  @Autowired private IdSource ids;
  @Autowired private Clock clock;

  private Actor mira;
  private Actor boss;

  @BeforeEach
  void addPeople() {
    String suffix = ids.next().toLowerCase(Locale.ROOT);
    people.install(
        List.of(), List.of(person("mira-" + suffix, false), person("boss-" + suffix, true)));
    mira = people.actor("mira-" + suffix).orElseThrow();
    boss = people.actor("boss-" + suffix).orElseThrow();
  }

  private static People.NewPerson person(String username, boolean admin) {
    var person =
        new Person(
            "", username, LocalizedText.of(username), "", Locale.ENGLISH, admin, true, List.of());
    return new People.NewPerson(person, "correct horse", false);
  }

  @Test
  void actsAsThePersonWhoMadeTheKey() {
    String token = made(mira, Scope.READ).token();

    assertThat(send("GET /api/v1/tasks", token))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("Set-Cookie");
    assertThat(keys.mine(mira)).singleElement().extracting(ApiKey::lastUsedAt).isNotNull();
  }

  @Test
  void keepsNoSecretThatCouldBeRead() {
    ApiKeys.Made made = made(mira, Scope.READ);
    String secret = made.token().split("_", 3)[2];

    assertThat(store.find(made.key().id()).orElseThrow().toString()).doesNotContain(secret);
    assertThat(secret).hasSizeGreaterThan(40);
  }

  @Test
  void refusesWhatIsNoKey() {
    String token = made(mira, Scope.READ).token();

    for (String wrong :
        List.of("", "fwk_", "fwk_x_y", token + "x", token.replace("fwk_", "fwk_0"), "Zm9v")) {
      assertThat(send("GET /api/v1/tasks", wrong))
          .startsWith("HTTP/1.1 401")
          .containsIgnoringCase("WWW-Authenticate: Bearer")
          .contains("identity.key.invalid");
    }
  }

  @Test
  void refusesARevokedKeyWithTheNextRequest() {
    ApiKeys.Made made = made(mira, Scope.READ);
    assertThat(send("GET /api/v1/tasks", made.token())).startsWith("HTTP/1.1 200");

    keys.revoke(mira, made.key().id());

    assertThat(send("GET /api/v1/tasks", made.token()))
        .startsWith("HTTP/1.1 401")
        .contains("identity.key.revoked");
  }

  @Test
  void refusesAnExpiredKey() {
    Instant lastYear = clock.instant().minus(Duration.ofDays(400));
    var then = new ApiKeys(store, ids, Clock.fixed(lastYear, ZoneOffset.UTC));
    String token = then.make(mira, wish(lastYear.plus(Duration.ofDays(90)), Scope.READ)).token();

    assertThat(send("GET /api/v1/tasks", token))
        .startsWith("HTTP/1.1 401")
        .contains("identity.key.expired");
  }

  @Test
  void refusesTheKeyOfALockedPerson() {
    String token = made(mira, Scope.READ).token();

    people.setActive(boss, mira.id(), false);

    assertThat(send("GET /api/v1/tasks", token)).startsWith("HTTP/1.1 401");
  }

  @Test
  void goesOnWhenThePasswordChanges() {
    String token = made(mira, Scope.READ).token();

    people.changePassword(mira, "correct horse", "battery staple 9");

    assertThat(send("GET /api/v1/tasks", token)).startsWith("HTTP/1.1 200");
  }

  @Test
  void goesNoFurtherThanItsScopes() {
    String reading = made(mira, Scope.READ).token();
    String deciding = made(mira, Scope.DECIDE).token();
    String writing = made(mira, Scope.WRITE).token();

    assertThat(send("POST " + RECORDS, reading)).startsWith("HTTP/1.1 403").contains("key.scope");
    assertThat(send("POST " + DECISION, reading)).startsWith("HTTP/1.1 403");
    assertThat(send("GET /api/v1/tasks", deciding)).startsWith("HTTP/1.1 403");
    assertThat(send("POST " + DECISION, writing)).startsWith("HTTP/1.1 403");
    assertThat(send("POST /api/v1/packs", writing)).startsWith("HTTP/1.1 403");
    assertThat(send("GET /actuator/prometheus", made(boss, Scope.READ).token()))
        .startsWith("HTTP/1.1 403");
    assertThat(send("GET " + RECORDS, reading)).startsWith("HTTP/1.1 404");
    assertThat(send("POST " + DECISION, deciding)).startsWith("HTTP/1.1 404");
  }

  @Test
  void reachesOnlyTheAppsItIsBoundTo() {
    Instant end = clock.instant().plus(Duration.ofDays(1));
    var wish =
        new ApiKeys.Wish("Orders", Set.of(Scope.READ), Set.of(DefinitionKey.of("order")), end);
    String token = keys.make(mira, wish).token();

    assertThat(send("GET " + RECORDS, token)).startsWith("HTTP/1.1 404").contains("not-found");
    assertThat(send("GET " + RECORDS.replace("apps/order", "apps/complaint"), token))
        .startsWith("HTTP/1.1 403");
    assertThat(send("GET /api/v1/tasks", token)).startsWith("HTTP/1.1 403");
  }

  @Test
  void isMadeOnlyWithWhatMakesSense() {
    Instant now = clock.instant();

    assertThatThrownBy(() -> made(mira, Scope.ADMIN)).hasMessageContaining("key.scope-admin");
    assertThatThrownBy(() -> made(mira)).hasMessageContaining("identity.key.scopes");
    assertThatThrownBy(() -> keys.make(mira, wish(now, Scope.READ)))
        .hasMessageContaining("identity.key.expiry");
    assertThatThrownBy(() -> keys.make(mira, wish(now.plus(Duration.ofDays(400)), Scope.READ)))
        .hasMessageContaining("identity.key.expiry");
    assertThatThrownBy(() ->
            keys.make(
                mira,
                new ApiKeys.Wish(" ", Set.of(Scope.READ), Set.of(), now.plus(Duration.ofDays(1)))))
        .hasMessageContaining("identity.key.title");
    for (int i = 0; i < 20; i++) {
      made(mira, Scope.READ);
    }
    assertThatThrownBy(() -> made(mira, Scope.READ)).hasMessageContaining("key.too-many");
  }

  @Test
  void isSeenAndRevokedByItsPersonAndByAdministrators() {
    ApiKey hers = made(mira, Scope.READ).key();
    ApiKey his = made(boss, Scope.READ).key();

    assertThat(keys.mine(mira)).extracting(ApiKey::id).containsExactly(hers.id());
    assertThat(keys.all(boss)).extracting(ApiKey::id).contains(hers.id(), his.id());
    assertThatThrownBy(() -> keys.all(mira)).isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> keys.revoke(mira, his.id()))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("identity.key.not-found");
    keys.revoke(boss, hers.id());
    assertThat(keys.mine(mira).getFirst().state(clock.instant())).isEqualTo(ApiKey.State.REVOKED);
  }

  private ApiKeys.Made made(Actor actor, Scope... scopes) {
    return keys.make(actor, wish(clock.instant().plus(Duration.ofDays(1)), scopes));
  }

  private static ApiKeys.Wish wish(Instant end, Scope... scopes) {
    return new ApiKeys.Wish("Night import", Set.of(scopes), Set.of(), end);
  }

  private String send(String request, String token) {
    return RawHttp.send(
        port, request, "Authorization: Bearer " + token, "Content-Length: 0\r\n\r\n");
  }
}
