package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoDatabase;
import dev.formwork.access.Action;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricService;
import dev.formwork.records.FormSummary;
import dev.formwork.records.RecordExport;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RelationChoice;
import dev.formwork.reports.Dashboard;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.Report;
import dev.formwork.reports.ReportService;
import dev.formwork.reports.ReportSummary;
import dev.formwork.rules.Condition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each person of the demo walks through all apps, and finds exactly what {@link RolesAsWritten}
 * finds in the roles: in lists, by link, in searches, lookups and exports, in reports and on
 * dashboards.
 */
@OnTheDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkingAsEachPersonTest {

  /** So many records that somebody may not see are asked for by their link. */
  private static final int FOREIGN = 2;

  private final Apps apps;
  private final People people;
  private final StoredRecords stored;
  private final RolesAsWritten roles;
  private final RecordService records;
  private final RecordExport export;
  private final ReportService reports;
  private final DashboardService dashboards;
  private final MetricService metrics;

  @Autowired
  WalkingAsEachPersonTest(
      Apps apps,
      People people,
      MongoDatabase database,
      RecordService records,
      RecordExport export,
      ReportService reports,
      DashboardService dashboards,
      MetricService metrics) {
    this.apps = apps;
    this.people = people;
    this.stored = new StoredRecords(database, people);
    this.roles = stored.roles();
    this.records = records;
    this.export = export;
    this.reports = reports;
    this.dashboards = dashboards;
    this.metrics = metrics;
  }

  Set<String> usernames() {
    return stored.usernames();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void listsExactlyTheRecordsOfHisRoles(String username) {
    var found = new ArrayList<String>();
    Actor actor = actor(username);
    for (QualifiedKey form : all(Form.TYPE)) {
      Set<String> expected = stored.readable(username, form);
      Set<String> listed = listed(actor, form);
      compare(found, username + " in the list of " + form, listed, expected);
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void answersARecordOfOthersAsOneThatNeverWas(String username) {
    Actor actor = actor(username);
    var found = new ArrayList<String>();
    for (QualifiedKey form : all(Form.TYPE)) {
      stored.foreign(username, form).stream()
          .limit(FOREIGN)
          .forEach(record -> asFor(found, actor, form, record));
    }
    assertThat(found).isEmpty();
  }

  private void asFor(List<String> found, Actor actor, QualifiedKey form, Document record) {
    String id = record.getString("_id");
    Map<String, ThrowingCallable> ways =
        Map.of(
            "link", () -> records.get(actor, form, id),
            "history", () -> records.history(actor, form, id),
            "as of", () -> records.asOf(actor, form, id, Instant.now()),
            "related", () -> records.related(actor, form, id),
            "flow", () -> records.picture(actor, form, id),
            "file", () -> records.file(actor, form, id, "no-file"));
    ways.forEach((way, ask) -> {
      if (!(catchThrowable(ask) instanceof Refusal.NotFound none
          && none.code().equals("record.not-found"))) {
        found.add(actor.person().username() + " by " + way + ": " + form + " " + id);
      }
    });
    if (!records.label(actor, form, id).isEmpty()) {
      found.add(actor.person().username() + " by its label: " + form + " " + id);
    }
    String number = record.getString("number");
    if (number != null && records.may(actor, Action.READ, form)) {
      var query = RecordQuery.all(form).containing(number);
      if (records.query(actor, query).rows().stream().anyMatch(row -> row.id().equals(id))) {
        found.add(actor.person().username() + " by search: " + form + " " + number);
      }
      if (records.choose(actor, form, number, 20).stream()
          .map(RelationChoice::id)
          .anyMatch(id::equals)) {
        found.add(actor.person().username() + " by lookup: " + form + " " + number);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void showsNoFieldThatHisRolesHide(String username) {
    Actor actor = actor(username);
    var who = stored.who(username);
    var found = new ArrayList<String>();
    for (QualifiedKey form : all(Form.TYPE)) {
      Map<String, Document> byId =
          stored.of(form).stream().collect(Collectors.toMap(each -> each.getString("_id"), e -> e));
      for (RecordPage.Row row : rows(actor, form)) {
        Document record = byId.get(row.id());
        if (record == null || roles.isLetIn(who, record) || isDraft(record)) {
          continue;
        }
        row.data()
            .forEach((field, value) -> {
              String open = roles.open(who, form.toString(), field, record);
              boolean bare = value.equals(record.getEmbedded(List.of("data", field), Object.class));
              if (open.equals("hidden") || (open.equals("masked") && bare)) {
                found.add("%s: %s of %s %s".formatted(username, field, form, row.id()));
              }
            });
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void exportsNoMoreThanHeMayExportAndRead(String username) throws IOException {
    Actor actor = actor(username);
    var who = stored.who(username);
    var found = new ArrayList<String>();
    for (QualifiedKey form : all(Form.TYPE)) {
      boolean may = roles.has(who, "form " + form, "export");
      var out = new StringBuilder();
      try {
        long rows = export.csv(actor, RecordQuery.all(form), out);
        long expected =
            stored.of(form).stream()
                .filter(record -> !isDraft(record))
                .filter(record -> roles.may(who, form.toString(), "export", record))
                .filter(record -> roles.may(who, form.toString(), "read", record))
                .count();
        if (!may || rows != expected) {
          found.add(username + " exports " + rows + " of " + form + ", not " + expected);
        }
      } catch (Refusal refused) {
        if (may) {
          found.add(username + " cannot export " + form + ": " + refused.getMessage());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void opensWhatHisRolesNameAndNothingElse(String username) {
    Actor actor = actor(username);
    var who = stored.who(username);
    var found = new ArrayList<String>();

    compare(
        found,
        username + ": forms to fill",
        keys(records.forms(actor).stream().filter(FormSummary::canCreate).map(FormSummary::key)),
        named(who, "form", all(Form.TYPE), "create"));
    compare(
        found,
        username + ": forms to read",
        keys(records.forms(actor).stream().filter(FormSummary::canRead).map(FormSummary::key)),
        named(who, "form", all(Form.TYPE), "read"));
    compare(
        found,
        username + ": metrics",
        keys(metrics.metrics(actor).stream()),
        named(who, "metric", all(Metric.TYPE), "read"));
    compare(
        found,
        username + ": dashboards",
        keys(dashboards.dashboards(actor).stream().map(ReportSummary::key)),
        named(who, "dashboard", all(Dashboard.TYPE), "read"));
    Set<String> mayRun = named(who, "report", all(Report.TYPE), "read");
    for (QualifiedKey report : all(Report.TYPE)) {
      Throwable refused = catchThrowable(() -> reports.run(actor, report, Condition.ALWAYS));
      if (refused == null != mayRun.contains(report.toString())) {
        found.add(username + " runs " + report + ": " + refused);
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void countsNoRecordInAReportThatHeMayNotSee(String username) {
    Actor actor = actor(username);
    var found = new ArrayList<String>();
    for (QualifiedKey key : all(Report.TYPE)) {
      if (!reports.mayRun(actor, key)) {
        continue;
      }
      Report report = reports.report(actor, key);
      int column = countOfAll(report);
      if (column < 0) {
        continue;
      }
      long counted =
          reports.run(actor, key, Condition.ALWAYS).rows().stream()
              .mapToLong(row -> told(row.values().get(column)))
              .sum();
      long visible = stored.readable(username, report.formIn(key.app())).size();
      if (counted > visible) {
        found.add(username + ": " + key + " counts " + counted + " of " + visible);
      }
    }
    assertThat(found).isEmpty();
  }

  /** Who may not see a field that a count asks about is told no number. */
  private static long told(@Nullable Object count) {
    return count instanceof Number number ? number.longValue() : 0;
  }

  /** The column that counts the records of a report in one row; less than 0 for none. */
  private static int countOfAll(Report report) {
    if (!report.dimensions().isEmpty() || report.source() != null || report.rows() != null) {
      return -1;
    }
    return IntStream.range(0, report.measures().size())
        .filter(i ->
            report.measures().get(i).kind() == Report.MeasureKind.COUNT
                && report.measures().get(i).field() == null)
        .findFirst()
        .orElse(-1);
  }

  @Test
  void wouldSeeARoleThatIsOpenTooWide() {
    String username = "consultant2";
    QualifiedKey orders = QualifiedKey.of("order", "vehicle-order");
    var found = new ArrayList<String>();

    compare(found, "orders", listed(actor("manager"), orders), stored.readable(username, orders));

    assertThat(found).isNotEmpty();
  }

  // ---- what is there ----

  private Set<String> listed(Actor actor, QualifiedKey form) {
    return rows(actor, form).stream().map(RecordPage.Row::id).collect(Collectors.toSet());
  }

  private List<RecordPage.Row> rows(Actor actor, QualifiedKey form) {
    var rows = new ArrayList<RecordPage.Row>();
    if (!records.may(actor, Action.READ, form)) {
      assertThat(catchThrowable(() -> records.query(actor, RecordQuery.all(form))))
          .isInstanceOf(Refusal.Forbidden.class);
      return rows;
    }
    var query = RecordQuery.all(form).limitedTo(RecordQuery.MAX_LIMIT);
    RecordPage page = records.query(actor, query);
    long count = page.count();
    rows.addAll(page.rows());
    while (page.next() != null) {
      page = records.query(actor, after(query, page.next()));
      rows.addAll(page.rows());
    }
    assertThat(count).as("what the list of %s says it holds", form).isEqualTo(rows.size());
    return rows;
  }

  private static RecordQuery after(RecordQuery query, String cursor) {
    return new RecordQuery(
        query.form(), query.filter(), query.search(), query.sort(), query.limit(), cursor);
  }

  private static boolean isDraft(Document record) {
    return "draft".equals(record.getString("state"));
  }

  private Set<String> named(
      RolesAsWritten.Who who, String kind, List<QualifiedKey> keys, String action) {
    return keys.stream()
        .map(QualifiedKey::toString)
        .filter(key -> roles.has(who, kind + " " + key, action))
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(Stream<QualifiedKey> keys) {
    return keys.map(QualifiedKey::toString).collect(Collectors.toSet());
  }

  private static void compare(
      List<String> found, String where, Set<String> is, Set<String> shouldBe) {
    is.stream()
        .filter(each -> !shouldBe.contains(each))
        .forEach(each -> found.add(where + " leaks " + each));
    shouldBe.stream()
        .filter(each -> !is.contains(each))
        .forEach(each -> found.add(where + " misses " + each));
  }

  private List<QualifiedKey> all(DefinitionType<?> type) {
    return apps.live().all(type).stream().map(named -> named.key()).sorted().toList();
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }
}
