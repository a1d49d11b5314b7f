package dev.formwork.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.definitions.Apps;
import dev.formwork.files.Files;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * Each person opens records and looks at the columns of their rows, and asks for the files that
 * stand in them: he finds what {@link RolesAsWritten} finds in the roles, and no more.
 */
@OnTheDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingIntoRecordsTest {

  /** So many records of a form have files put into them, and so many are opened by each person. */
  private static final int OF_A_FORM = 3;

  private final Apps apps;
  private final People people;
  private final StoredRecords stored;
  private final RolesAsWritten roles;
  private final RecordService records;
  private final PlantedFiles files;
  private final int port;
  private final List<PlantedFiles.Planted> planted = new ArrayList<>();

  @Autowired
  LookingIntoRecordsTest(
      Apps apps,
      People people,
      MongoDatabase database,
      RecordService records,
      Files files,
      @Value("${local.server.port}") int port) {
    this.apps = apps;
    this.people = people;
    this.stored = new StoredRecords(database, people);
    this.roles = stored.roles();
    this.records = records;
    this.files = new PlantedFiles(database, files);
    this.port = port;
  }

  @BeforeAll
  void plant() {
    for (QualifiedKey form : forms()) {
      Form definition = apps.live().find(Form.TYPE, form).orElseThrow();
      List<Document> some =
          stored.of(form).stream().filter(each -> !isDraft(each)).limit(OF_A_FORM).toList();
      planted.addAll(files.into(form, definition, some));
    }
    assertThat(planted).hasSizeGreaterThan(10);
  }

  Set<String> usernames() {
    return stored.usernames();
  }

  // ---- rows ----

  @ParameterizedTest
  @MethodSource("usernames")
  void seesNoColumnOfRowsThatHisRolesHide(String username) {
    var who = stored.who(username);
    var found = new ArrayList<String>();
    for (QualifiedKey form : forms()) {
      stored.of(form).stream()
          .filter(record -> !isDraft(record) && !roles.isLetIn(who, record))
          .filter(record -> roles.may(who, form.toString(), "read", record))
          .filter(record -> rows(record.get("data", Document.class)).findAny().isPresent())
          .limit(OF_A_FORM)
          .forEach(record -> lookAtRows(found, who, form, record));
    }
    assertThat(found).isEmpty();
  }

  private void lookAtRows(
      List<String> found, RolesAsWritten.Who who, QualifiedKey form, Document record) {
    Map<String, Object> seen =
        records.get(actor(who.username()), form, record.getString("_id")).data();
    rows(seen)
        .forEach(row -> {
          String field = row.getKey();
          row.getValue()
              .forEach((cell, _) -> {
                String open = roles.open(who, form.toString(), field + "." + cell, record);
                if (!open.equals("open")) {
                  found.add("%s.%s of %s is %s".formatted(field, cell, form, open));
                }
              });
        });
  }

  /** Each row with the field that it stands in. */
  private static Stream<Map.Entry<String, Map<?, ?>>> rows(Map<String, ?> data) {
    return data.entrySet().stream()
        .filter(each -> each.getValue() instanceof List<?>)
        .flatMap(each ->
            ((List<?>) each.getValue())
                .stream()
                    .filter(row -> row instanceof Map<?, ?>)
                    .map(row -> Map.<String, Map<?, ?>>entry(each.getKey(), (Map<?, ?>) row)));
  }

  /**
   * Somebody reads a record with a row whose column is hidden from him: there is one to look at.
   */
  @Test
  void hasColumnsToHide() {
    var hidden = new ArrayList<String>();
    for (String username : usernames()) {
      var who = stored.who(username);
      for (QualifiedKey form : forms()) {
        stored.of(form).stream()
            .filter(record -> !isDraft(record) && !roles.isLetIn(who, record))
            .filter(record -> roles.may(who, form.toString(), "read", record))
            .forEach(record ->
                rows(record.get("data", Document.class))
                    .forEach(row ->
                        row.getValue().keySet().stream()
                            .map(cell -> row.getKey() + "." + cell)
                            .filter(path ->
                                roles.open(who, form.toString(), path, record).equals("hidden"))
                            .forEach(path -> hidden.add(username + ": " + form + " " + path))));
      }
    }
    assertThat(hidden).isNotEmpty();
  }

  // ---- files ----

  @ParameterizedTest
  @MethodSource("usernames")
  void fetchesNoFileOfAFieldOrRecordThatHeMayNotSee(String username) {
    var who = stored.who(username);
    var found = new ArrayList<String>();
    for (PlantedFiles.Planted file : planted) {
      if (mayFetch(who, file)) {
        continue;
      }
      if (fetches(username, file.form(), file.recordId(), file.id())) {
        found.add(file.form() + " " + file.path());
      }
      ownRecord(who, file)
          .filter(own -> fetches(username, file.form(), own, file.id()))
          .ifPresent(own -> found.add(file.form() + " " + file.path() + " through " + own));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void fetchesWhatHeMaySee() {
    var manager = stored.who("manager");

    assertThat(planted)
        .filteredOn(file -> mayFetch(manager, file))
        .anyMatch(file -> fetches("manager", file.form(), file.recordId(), file.id()));
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void isAnsweredOverHttpAsIfAFileOfOthersNeverWas(String username)
      throws IOException, InterruptedException {
    var who = stored.who(username);
    try (var browser = HttpClient.newHttpClient()) {
      for (PlantedFiles.Planted file :
          planted.stream().filter(each -> !mayFetch(who, each)).limit(OF_A_FORM).toList()) {
        var answer = get(browser, username, address(file, file.id()));
        var never = get(browser, username, address(file, "never-was"));

        assertThat(answer.statusCode()).as("%s %s", username, file.path()).isEqualTo(404);
        assertThat(answer.body().replace(file.id(), "never-was")).isEqualTo(never.body());
      }
    }
  }

  @Test
  void readsTheWordsOfAFileOverHttp() throws IOException, InterruptedException {
    var file =
        planted.stream()
            .filter(each -> fetches("manager", each.form(), each.recordId(), each.id()))
            .findFirst()
            .orElseThrow();
    try (var browser = HttpClient.newHttpClient()) {
      assertThat(get(browser, "manager", address(file, file.id())).body()).isEqualTo(file.words());
    }
  }

  private boolean mayFetch(RolesAsWritten.Who who, PlantedFiles.Planted file) {
    String form = file.form().toString();
    return roles.isLetIn(who, file.record())
        || (roles.may(who, form, "read", file.record())
            && roles.open(who, form, file.path(), file.record()).equals("open"));
  }

  /** Another record of the form that he may read. */
  private java.util.Optional<String> ownRecord(RolesAsWritten.Who who, PlantedFiles.Planted file) {
    return stored.readable(who.username(), file.form()).stream()
        .filter(id -> !id.equals(file.recordId()))
        .findFirst();
  }

  private boolean fetches(String username, QualifiedKey form, String record, String file) {
    try {
      return records.file(actor(username), form, record, file).id().equals(file);
    } catch (Refusal.NotFound none) {
      return false;
    }
  }

  private String address(PlantedFiles.Planted file, String id) {
    return "http://127.0.0.1:%d/api/v1/apps/%s/forms/%s/records/%s/files/%s"
        .formatted(port, file.form().app(), file.form().key(), file.recordId(), id);
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

  private static boolean isDraft(Document record) {
    return "draft".equals(record.getString("state"));
  }

  private List<QualifiedKey> forms() {
    return apps.live().all(Form.TYPE).stream().map(named -> named.key()).sorted().toList();
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }
}
