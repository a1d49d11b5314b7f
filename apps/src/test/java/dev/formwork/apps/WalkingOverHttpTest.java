package dev.formwork.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.forms.Form;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * Each person asks the API of each app: for a list, which counts what his roles let him see, and
 * for a record that they don't, which is answered as one that never was.
 */
@OnTheDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkingOverHttpTest {

  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

  private final Apps apps;
  private final StoredRecords stored;
  private final int port;

  @Autowired
  WalkingOverHttpTest(
      Apps apps, People people, MongoDatabase database, @Value("${local.server.port}") int port) {
    this.apps = apps;
    this.stored = new StoredRecords(database, people);
    this.port = port;
  }

  Set<String> usernames() {
    return stored.usernames();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void findsWhatHisRolesSayAndNoTraceOfMore(String username)
      throws IOException, InterruptedException {
    try (var browser = HttpClient.newHttpClient()) {
      for (App app : apps.installed()) {
        List<QualifiedKey> forms = forms(app.key());
        var hidden =
            forms.stream().filter(form -> !stored.foreign(username, form).isEmpty()).findFirst();
        var shown =
            forms.stream().filter(form -> !stored.readable(username, form).isEmpty()).findFirst();
        if (hidden.isPresent()) {
          requireNoTrace(browser, username, hidden.get());
        }
        if (shown.isPresent()) {
          requireCount(browser, username, shown.get());
        }
      }
    }
  }

  private void requireNoTrace(HttpClient browser, String username, QualifiedKey form)
      throws IOException, InterruptedException {
    String id = stored.foreign(username, form).getFirst().getString("_id");
    var there = get(browser, username, address(form) + "/" + id);
    var never = get(browser, username, address(form) + "/never-was");

    assertThat(there.statusCode()).as("%s asks for %s %s", username, form, id).isEqualTo(404);
    assertThat(there.body().replace(id, "never-was")).isEqualTo(never.body());
  }

  private void requireCount(HttpClient browser, String username, QualifiedKey form)
      throws IOException, InterruptedException {
    var list = get(browser, username, address(form) + "?limit=1");

    assertThat(list.statusCode()).as("%s lists %s: %s", username, form, list.body()).isEqualTo(200);
    var count = COUNT.matcher(list.body());
    assertThat(count.find()).isTrue();
    assertThat(Integer.parseInt(count.group(1)))
        .as("%s in the list of %s", username, form)
        .isEqualTo(stored.readable(username, form).size());
  }

  private List<QualifiedKey> forms(DefinitionKey app) {
    return apps.live().all(Form.TYPE).stream()
        .map(named -> named.key())
        .filter(key -> key.app().equals(app))
        .sorted()
        .toList();
  }

  private String address(QualifiedKey form) {
    return "http://127.0.0.1:%d/api/v1/apps/%s/forms/%s/records"
        .formatted(port, form.app(), form.key());
  }

  private static HttpResponse<String> get(HttpClient browser, String username, String address)
      throws IOException, InterruptedException {
    String login = Base64.getEncoder().encodeToString((username + ":demo").getBytes(UTF_8));
    return browser.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Basic " + login)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
