package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.definitions.Parameters;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordService;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Calls of other systems over HTTP, and what administrators see of them. */
@EngineInVirtualTime
class CallingARuleTest {

  private static final String TOKEN = "0123456789abcdef";

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired Parameters parameters;
  @Autowired HandClock clock;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  Garage garage;
  QualifiedKey rule;

  @BeforeEach
  void open() {
    garage = new Garage(shops, records, timers, runs);
    String manifest =
        """
        key: %s
        title: Garage
        version: 1.0.1
        parameters:
          - {key: bigOrder, title: Big, type: decimal, default: 500000}
          - {key: hookToken, title: Token, type: text, default: %s}
        """
            .formatted(garage.shop.app, TOKEN);
    shops.republish(garage.shop, "pack", garage.shop.app.value(), manifest);
    rule =
        garage.of(
            "",
            "intake",
            """
            trigger:
              kind: webhook
              secret: hookToken
              key: /lead/id
              perMinute: 5
              fields:
                - {key: name, at: /lead/name, type: text, required: true}
                - {key: worth, at: /lead/worth, type: number}
            when: {field: name, op: ne, value: spam}
            actions: [{kind: create, form: visit, submit: true, set: {reason: $field.name, cost: $field.worth}}]
            """);
  }

  private HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> call(String body) throws IOException, InterruptedException {
    return post(path(), body, "X-Formwork-Token", TOKEN);
  }

  private String path() {
    return "/api/v1/hooks/" + garage.shop.app + "/intake";
  }

  @Test
  void takesWhatTheRuleNamesOnceForEachKey() throws Exception {
    String body = "{\"lead\":{\"id\":7,\"name\":\"Li Na\",\"worth\":12.5,\"other\":true}}";

    assertThat(call(body).statusCode()).isEqualTo(202);
    assertThat(call(body).body()).contains("\"repeated\":true");
    garage.settle();

    assertThat(garage.visits()).singleElement().extracting("reason").isEqualTo("Li Na");
    assertThat(garage.runs(rule)).hasSize(1);
  }

  @Test
  void refusesWhatItCanNotUse() throws Exception {
    refuses(422, "rule.hook.missing", "{\"lead\":{\"id\":1}}");
    assertThat(call("[1]").statusCode()).isEqualTo(400);
    assertThat(call("{\"lead\":{\"id\":1,\"name\":\"a\",\"worth\":{\"$gt\":1}}}").statusCode())
        .isEqualTo(202);
    refuses(413, "rule.hook.too-large", "{\"a\":\"" + "x".repeat(Hooks.MAX_BYTES) + "\"}");
    assertThat(call("{\"lead\":{\"id\":2,\"name\":\"spam\"}}").body()).contains("\"run\":null");
    refuses(429, "rule.hook.too-many", "{\"lead\":{\"id\":3,\"name\":\"a\"}}");
  }

  @Test
  void refusesAValueOfAnotherKind() throws Exception {
    refuses(422, "rule.hook.unfit", "{\"lead\":{\"id\":1,\"name\":[1]}}");
  }

  private void refuses(int status, String code, String body) throws Exception {
    HttpResponse<String> answer = call(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  @Test
  void tellsNobodyWithoutTheTokenWhetherThereIsARule() throws Exception {
    var wrong = post(path(), "{}", "X-Formwork-Token", "0123456789abcdeg");
    var none = post(path(), "{}");
    var unknown = post(path().replace("intake", "nothing"), "{}", "X-Formwork-Token", TOKEN);

    assertThat(wrong.statusCode()).isEqualTo(404);
    assertThat(wrong.body()).contains("rule.hook.not-found");
    assertThat(none.body()).isEqualTo(wrong.body());
    assertThat(unknown.body().replace("/nothing", "/intake")).isEqualTo(wrong.body());
  }

  @Test
  void takesNoCallWhereTheTokenIsTooShortToBeOne() throws Exception {
    parameters.set(garage.shop.actor("root"), garage.shop.app, FieldKey.of("hookToken"), "short");

    assertThat(post(path(), "{}", "X-Formwork-Token", "short").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/failures?x=/api/v1/hooks/a/b",
        "/api/v1/hooks/a/b/../../../failures",
        "/api/v1/hooks/a/b/c",
        "/api/v1/hooks/a",
        "/api/v1//hooks/a/b",
        "/api/v1/hooks;/a/b",
        "/api/v1/hooks/a%2f..%2f..%2ffailures/b"
      })
  void opensNothingElse(String path) throws Exception {
    assertThat(post(path, "{}", "X-Formwork-Token", TOKEN).statusCode())
        .as("refused, or sent to sign in")
        .isIn(302, 400, 401, 403, 404);
  }

  @Test
  void showsRunsAndFailuresToAdministratorsOnly() throws Exception {
    call("{\"lead\":{\"id\":9,\"name\":\"Li Na\"}}");
    garage.settle();
    String path = "/api/v1/apps/" + garage.shop.app + "/rules/intake/runs";

    assertThat(get(path, "root").body())
        .contains("\"state\":\"done\"", "\"kind\":\"create\"", "\"name\":\"Li Na\"");
    assertThat(get(path, "mira").statusCode()).isEqualTo(403);
    assertThat(get("/api/v1/failures", "root").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/failures", "mira").statusCode()).isEqualTo(403);
  }

  @Test
  void takesTheIdsOfFailuresInTheBodyAsTheyHoldSlashes() throws Exception {
    String root =
        "Basic " + Base64.getEncoder().encodeToString("root:demo".getBytes(StandardCharsets.UTF_8));
    String timer = "{\"kind\":\"timer\",\"id\":\"rule:garage/nagging:1f:car\"}";
    String[] headers = {"Authorization", root, "Content-Type", "application/json"};

    var gone = post("/api/v1/failures/retry", timer, headers);
    var lamp = post("/api/v1/failures/discard", "{\"kind\":\"lamp\"}", headers);

    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(lamp.body()).contains("failures.kind.unknown");
  }

  private HttpResponse<String> get(String path, String who)
      throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder().encodeToString((who + ":demo").getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Basic " + basic)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
