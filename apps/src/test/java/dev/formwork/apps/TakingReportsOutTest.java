package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.Report;
import dev.formwork.reports.ReportExport;
import dev.formwork.rules.Condition;
import dev.formwork.sheets.SheetFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each person takes each report out that his roles let him, as a sheet; who sees least of a report
 * takes it out as a PDF. What is read in the files stands nowhere but where he may look.
 */
@OnTheDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingReportsOutTest {

  private final Apps apps;
  private final People people;
  private final StoredRecords stored;
  private final ReportExport export;
  private final Map<String, Secrets> secrets = new HashMap<>();

  @Autowired
  TakingReportsOutTest(Apps apps, People people, MongoDatabase database, ReportExport export) {
    this.apps = apps;
    this.people = people;
    this.stored = new StoredRecords(database, people);
    this.export = export;
  }

  Set<String> usernames() {
    return stored.usernames();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void takesOutWhatHisRolesLetHimAndNothingElse(String username) {
    var found = new ArrayList<String>();
    for (QualifiedKey report : all(Report.TYPE)) {
      boolean may = export.mayExport(actor(username), report);
      if (may != mayTakeOut(username, report)) {
        found.add(username + (may ? " may" : " may not") + " take out " + report);
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("usernames")
  void readsNothingInASheetThatHeMayNotSee(String username) {
    var found = new ArrayList<String>();
    for (QualifiedKey report : all(Report.TYPE)) {
      if (mayTakeOut(username, report)) {
        List<String> cells = ReadFile.cells(file(username, report, SheetFormat.XLSX));
        assertThat(cells).as(report.toString()).isNotEmpty();
        secretsOf(username).in(cells).forEach(each -> found.add(report + ": " + each));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void readsNothingInAPdfThatHeMayNotSee() {
    var found = new ArrayList<String>();
    for (QualifiedKey report : all(Report.TYPE)) {
      leastSeeing(report)
          .ifPresent(username -> {
            List<String> lines = ReadFile.lines(file(username, report, SheetFormat.PDF));
            assertThat(lines).as(report.toString()).isNotEmpty();
            secretsOf(username)
                .in(lines)
                .forEach(each -> found.add(username + " in " + report + ": " + each));
          });
    }
    assertThat(found).isEmpty();
  }

  /** Who sees most reads in some file what somebody else may not see. */
  @Test
  void wouldSeeWhatAFileTellsOfOthers() {
    var cells = new ArrayList<String>();
    for (QualifiedKey report : all(Report.TYPE)) {
      usernames().stream()
          .filter(username -> mayTakeOut(username, report))
          .max(Comparator.comparingInt(each -> stored.readable(each, form(report)).size()))
          .ifPresent(each -> cells.addAll(ReadFile.cells(file(each, report, SheetFormat.XLSX))));
    }

    assertThat(usernames())
        .anySatisfy(username -> assertThat(secretsOf(username).in(cells)).isNotEmpty());
  }

  private boolean mayTakeOut(String username, QualifiedKey report) {
    var who = stored.who(username);
    return stored.roles().has(who, "report " + report, "read")
        && stored.roles().has(who, "form " + form(report), "read")
        && stored.roles().has(who, "form " + form(report), "export");
  }

  private Optional<String> leastSeeing(QualifiedKey report) {
    return usernames().stream()
        .filter(username -> mayTakeOut(username, report))
        .min(Comparator.comparingInt(username -> stored.readable(username, form(report)).size()));
  }

  private byte[] file(String username, QualifiedKey report, SheetFormat format) {
    return export.file(actor(username), report, Condition.ALWAYS, format).content();
  }

  private Secrets secretsOf(String username) {
    return secrets.computeIfAbsent(username, _ -> Secrets.of(username, stored, all(Form.TYPE)));
  }

  private QualifiedKey form(QualifiedKey report) {
    return apps.live().find(Report.TYPE, report).orElseThrow().formIn(report.app());
  }

  private List<QualifiedKey> all(DefinitionType<?> type) {
    return apps.live().all(type).stream().map(named -> named.key()).sorted().toList();
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }
}
