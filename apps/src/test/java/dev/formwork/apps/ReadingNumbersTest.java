package dev.formwork.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.reports.Dashboard;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Report;
import dev.formwork.reports.Tile;
import dev.formwork.rules.Condition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/**
 * Each person looks at each tile and filter of each dashboard of his, and asks the API for reports.
 * What is read there stands nowhere but where he may look; what his roles don't name is refused.
 */
@OnTheDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingNumbersTest {

  /** One in so many reports is asked for by each person, so that each is asked for by some. */
  private static final int TURNS = 4;

  private final Apps apps;
  private final People people;
  private final StoredRecords stored;
  private final DashboardService dashboards;
  private final int port;
  private final Map<String, Secrets> secrets = new HashMap<>();

  @Autowired
  ReadingNumbersTest(
      Apps apps,
      People people,
      MongoDatabase database,
      DashboardService dashboards,
      @Value("${local.server.port}") int port) {
    this.apps = apps;
    this.people = people;
    this.stored = new StoredRecords(database, people);
    this.dashboards = dashboards;
    this.port = port;
  }

  Set<String> usernames() {
    return stored.usernames();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void seesNothingOnHisDashboardsThatHeMayNotSee(String username) {
    var found = new ArrayList<String>();
    mine(username, Dashboard.TYPE, "dashboard")
        .forEach(page -> {
          DashboardView view = dashboards.open(actor(username), page);
          view.tiles()
              .forEach(shown ->
                  leaks(username, tile(username, page, shown.tile()))
                      .forEach(
                          each -> found.add(page + " in " + shown.tile().key() + ": " + each)));
          view.filters().stream()
              .filter(filter -> !filter.isOfDays())
              .forEach(filter ->
                  leaks(username, values(username, page, filter))
                      .forEach(each -> found.add(page + " by " + filter.key() + ": " + each)));
        });
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void findsNoTileOfAReportThatHisRolesDontName(String username) {
    var found = new ArrayList<String>();
    mine(username, Dashboard.TYPE, "dashboard")
        .forEach(page ->
            dashboards.open(actor(username), page).tiles().stream()
                .map(DashboardView.Shown::tile)
                .flatMap(tile -> tile instanceof Tile.OfReport of ? Stream.of(of) : Stream.empty())
                .map(tile -> tile.reportIn(page.app()))
                .filter(
                    report -> !stored.roles().has(stored.who(username), "report " + report, "read"))
                .forEach(report -> found.add(username + " on " + page + ": " + report)));
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void isAnsweredOverHttpWhatHisRolesNameAndNothingElse(String username)
      throws IOException, InterruptedException {
    var found = new ArrayList<String>();
    int turn = List.copyOf(usernames()).indexOf(username);
    List<QualifiedKey> reports = all(Report.TYPE);
    try (var browser = HttpClient.newHttpClient()) {
      for (int i = turn % TURNS; i < reports.size(); i += TURNS) {
        QualifiedKey report = reports.get(i);
        var answer = ask(browser, username, report);
        boolean may = stored.roles().has(stored.who(username), "report " + report, "read");
        if (answer.statusCode() != (may ? 200 : 403)) {
          found.add(username + " asks for " + report + ": " + answer.statusCode());
        }
        leaks(username, texts(answer.body())).forEach(each -> found.add(report + ": " + each));
      }
    }
    assertThat(found).isEmpty();
  }

  /** Who sees most reads on some dashboard what somebody else may not see. */
  @Test
  void wouldSeeWhatATileTellsOfOthers() {
    var texts = new ArrayList<String>();
    for (String username : usernames()) {
      for (QualifiedKey page : mine(username, Dashboard.TYPE, "dashboard")) {
        dashboards
            .open(actor(username), page)
            .tiles()
            .forEach(shown -> texts.addAll(tile(username, page, shown.tile())));
      }
    }

    assertThat(usernames())
        .anySatisfy(username -> assertThat(secretsOf(username).in(texts)).isNotEmpty());
  }

  private List<String> tile(String username, QualifiedKey page, Tile tile) {
    if (!(tile instanceof Tile.OfReport)) {
      return List.of();
    }
    return dashboards.tile(actor(username), page, tile.key(), Condition.ALWAYS).rows().stream()
        .map(AggregateRow::groups)
        .flatMap(Collection::stream)
        .flatMap(ReadingNumbersTest::words)
        .toList();
  }

  private List<String> values(String username, QualifiedKey page, DashboardView.Filter filter) {
    return dashboards.values(actor(username), page, filter.key()).stream()
        .flatMap(ReadingNumbersTest::words)
        .toList();
  }

  private static Stream<String> words(Label label) {
    return Stream.of(label.title().in(Locale.ENGLISH), label.title().in(Locale.CHINESE))
        .filter(Objects::nonNull);
  }

  private HttpResponse<String> ask(HttpClient browser, String username, QualifiedKey report)
      throws IOException, InterruptedException {
    String address =
        "http://127.0.0.1:%d/api/v1/apps/%s/reports/%s".formatted(port, report.app(), report.key());
    String login = Base64.getEncoder().encodeToString((username + ":demo").getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Basic " + login);
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> texts(String body) {
    var texts = new ArrayList<String>();
    for (JsonNode row : Definitions.mapper().readTree(body).path("rows")) {
      row.forEach(cell -> texts.add(cell.asString()));
    }
    return texts;
  }

  private Set<String> leaks(String username, List<String> texts) {
    return secretsOf(username).in(texts);
  }

  private Secrets secretsOf(String username) {
    return secrets.computeIfAbsent(username, _ -> Secrets.of(username, stored, all(Form.TYPE)));
  }

  private List<QualifiedKey> mine(String username, DefinitionType<?> type, String kind) {
    return all(type).stream()
        .filter(key -> stored.roles().has(stored.who(username), kind + " " + key, "read"))
        .toList();
  }

  private List<QualifiedKey> all(DefinitionType<?> type) {
    return apps.live().all(type).stream().map(named -> named.key()).sorted().toList();
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }
}
