package dev.formwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
class ReachingTheApiTest {

  private static final String RECORDS = "/api/v1/apps/order/forms/order/records";
  private static final String PASSWORD = "correct horse";

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private IdSource ids;

  private String username = "";
  private String admin = "";

  @BeforeEach
  void addPeople() {
    String suffix = ids.next().toLowerCase(Locale.ROOT);
    username = "mira-" + suffix;
    admin = "boss-" + suffix;
    people.install(List.of(), List.of(person(username, false), person(admin, true)));
  }

  private static People.NewPerson person(String username, boolean admin) {
    var person =
        new Person(
            "", username, LocalizedText.of(username), "", Locale.ENGLISH, admin, true, List.of());
    return new People.NewPerson(person, PASSWORD, false);
  }

  @Test
  void answersNobodyWithAProblem() {
    String answer = send("GET " + RECORDS);

    assertThat(answer)
        .startsWith("HTTP/1.1 401")
        .containsIgnoringCase("WWW-Authenticate: Basic realm=\"Formwork\"")
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("\"code\":\"identity.sign-in.required\"", "\"detail\":\"Please sign in.\"")
        .doesNotContainIgnoringCase("Set-Cookie");
    assertThat(send("GET " + RECORDS, "Accept-Language: zh-CN")).contains("请");
  }

  @Test
  void answersAPersonWithoutMakingASession() {
    assertThat(send("GET " + RECORDS, basic(username, PASSWORD)))
        .startsWith("HTTP/1.1 404")
        .doesNotContainIgnoringCase("Set-Cookie");
  }

  @Test
  void opensTheStateOfHealthAndNothingElse() {
    assertThat(send("GET /actuator/health"))
        .startsWith("HTTP/1.1 200")
        .contains("\"status\":\"UP\"")
        .doesNotContain("details", "mongo");
    assertThat(send("GET /actuator/env", basic(admin, PASSWORD))).startsWith("HTTP/1.1 403");
    assertThat(send("GET /actuator/prometheus", basic(username, PASSWORD)))
        .startsWith("HTTP/1.1 403")
        .contains("identity.access.denied");
  }

  @Test
  void deniesTheNextRequestOfWhoWasLocked() {
    assertThat(send("GET " + RECORDS, basic(username, PASSWORD))).startsWith("HTTP/1.1 404");

    String id = people.actor(username).orElseThrow().id();
    people.setActive(people.actor(admin).orElseThrow(), id, false);

    assertThat(send("GET " + RECORDS, basic(username, PASSWORD))).startsWith("HTTP/1.1 401");
  }

  @Test
  void endsTheSessionOfWhoWasLockedWithTheNextRequest() {
    String session = signIn(username);
    assertThat(send("GET /screen", session)).startsWith("HTTP/1.1 404");

    String id = people.actor(username).orElseThrow().id();
    people.setActive(people.actor(admin).orElseThrow(), id, false);

    assertThat(send("GET /screen", session)).startsWith("HTTP/1.1 401");
    people.setActive(people.actor(admin).orElseThrow(), id, true);
    assertThat(send("GET /screen", session)).startsWith("HTTP/1.1 302");
  }

  @Test
  void givesANewSessionIdAtSignIn() {
    String before = cookie(send("GET /login"));
    String after = signIn(username);

    assertThat(after).isNotEqualTo(before);
    assertThat(send("GET /screen", before)).startsWith("HTTP/1.1 302");
    assertThat(send("GET /screen", after)).startsWith("HTTP/1.1 404");
  }

  @Test
  void heedsNoSessionInTheApi() {
    String session = signIn(username);

    assertThat(send("GET " + RECORDS, session)).startsWith("HTTP/1.1 401");
  }

  @Test
  void refusesWhatAnotherSiteMadeTheBrowserSend() {
    assertThat(send("POST " + RECORDS, basic(username, PASSWORD), "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403")
        .contains("identity.request.cross-site");
    assertThat(send("GET " + RECORDS, basic(username, PASSWORD), "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void asksForAnOwnPasswordFirst() {
    Actor boss = people.actor(admin).orElseThrow();
    people.resetPassword(boss, people.actor(username).orElseThrow().id(), "battery staple");

    assertThat(send("GET " + RECORDS, basic(username, "battery staple")))
        .startsWith("HTTP/1.1 403")
        .contains("identity.password.must-change");
  }

  @Test
  void letsWhoGuessesWait() {
    for (int i = 0; i < 5; i++) {
      assertThat(send("GET " + RECORDS, basic(username, "wrong"))).startsWith("HTTP/1.1 401");
    }
    for (int i = 0; i < 5; i++) { // doubles the pause, should this machine be slower than it
      send("GET " + RECORDS, basic(username, "wrong"));
    }

    assertThat(send("GET " + RECORDS, basic(username, PASSWORD)))
        .startsWith("HTTP/1.1 429")
        .containsIgnoringCase("Retry-After: ")
        .contains("identity.sign-in.too-many");
  }

  private String signIn(String who) {
    String page = send("GET /login");
    String token = page.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
    String body =
        "username=%s&password=%s&_csrf=%s".formatted(who, PASSWORD.replace(" ", "+"), token);
    String answer =
        send(
            "POST /login",
            cookie(page),
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: " + body.length() + "\r\n\r\n" + body);
    assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("error");
    return cookie(answer);
  }

  private static String cookie(String answer) {
    return "Cookie: " + answer.replaceAll("(?is).*Set-Cookie: (JSESSIONID=[^;]*).*", "$1");
  }

  private static String basic(String username, String password) {
    var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(both);
  }

  private String send(String request, String... headers) {
    return RawHttp.send(port, request, headers);
  }
}
