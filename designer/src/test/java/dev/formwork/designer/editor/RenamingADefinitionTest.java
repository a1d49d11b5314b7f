package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.DesignerTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.ReleaseImpact;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Another key for a form, a flow or a report, in everything that names it, until it is published.
 */
@DesignerTest
class RenamingADefinitionTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName VEHICLE = DefinitionName.of("form", "vehicle");
  private static final DefinitionName CHECK = DefinitionName.of("flow", "check");
  private static final DefinitionName SUMS = DefinitionName.of("report", "sums");
  private static final DefinitionName PAGE = DefinitionName.of("dashboard", "page");
  private static final DefinitionName SELLER = DefinitionName.of("role", "seller");

  private static final String FORM =
      """
      key: car # as the old system calls it
      title: Car
      flow: check
      sections:
        - key: main
          title: Main
          fields:
            - {key: car, type: text, title: Plate}
            - {key: replaces, type: relation, title: Replaces, form: car}
      """;

  private static final String FLOW =
      """
      key: check
      title: Check
      form: car
      nodes:
        - {key: start, kind: start, next: look}
        - key: look
          kind: task
          mode: approve
          title: Look
          assignees: [{initiator: true}]
          fields: {car: edit}
          outcomes: [{key: agree, kind: agree, title: Agree, next: done}]
        - {key: done, kind: end, state: completed}
      """;

  private static final String REPORT =
      """
      key: sums
      title: Sums
      form: car
      measures: [{key: number, kind: count, title: Number}]
      """;

  private static final String DASHBOARD =
      """
      key: page
      title: Page
      tiles: [{key: cars, title: Cars, report: sums, measure: number, kind: number}]
      """;

  private static final String ROLE =
      """
      key: seller
      title: Seller
      grants: [{form: car, actions: [create, read]}]
      """;

  private final DefinitionKey app = DefinitionKey.of("renamed-" + APPS.incrementAndGet());
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  private Refactoring refactoring;

  @BeforeEach
  void draw() {
    refactoring = new Refactoring(drafts, types, impact, () -> MIRA);
    drafts.create(MIRA, Manifest.of(app.value(), LocalizedText.of("Renaming")));
    drafts.save(MIRA, app, CAR, FORM, 0);
    drafts.save(MIRA, app, CHECK, FLOW, 0);
    drafts.save(MIRA, app, SUMS, REPORT, 0);
    drafts.save(MIRA, app, PAGE, DASHBOARD, 0);
    drafts.save(MIRA, app, SELLER, ROLE, 0);
    assertThat(drafts.check(MIRA, app).list()).isEmpty();
  }

  @Test
  void changesEveryDefinitionThatNamesItAndItselfAndNothingElse() {
    Refactoring.Rename rename = refactoring.rename(app, CAR, VEHICLE.key());

    assertThat(rename.isPossible()).isTrue();
    assertThat(rename.places()).containsOnlyKeys(VEHICLE, CHECK, SUMS, SELLER);
    refactoring.apply(rename);

    assertThat(drafts.find(MIRA, app, CAR)).isEmpty();
    assertThat(text(VEHICLE))
        .isEqualTo(
            FORM.replace("key: car #", "key: vehicle #").replace("form: car}", "form: vehicle}"));
    assertThat(text(CHECK)).isEqualTo(FLOW.replace("form: car", "form: vehicle"));
    assertThat(text(SUMS)).isEqualTo(REPORT.replace("form: car", "form: vehicle"));
    assertThat(text(SELLER)).isEqualTo(ROLE.replace("form: car", "form: vehicle"));
    assertThat(drafts.check(MIRA, app).list()).isEmpty();
  }

  @Test
  void renamesAFlowInItsFormAndAReportInItsDashboard() {
    refactoring.apply(refactoring.rename(app, CHECK, DefinitionKey.of("review")));
    refactoring.apply(refactoring.rename(app, SUMS, DefinitionKey.of("totals")));

    assertThat(text(CAR)).isEqualTo(FORM.replace("flow: check", "flow: review"));
    assertThat(text(PAGE)).contains("report: totals");
    assertThat(drafts.check(MIRA, app).list()).isEmpty();
  }

  @Test
  void refusesWhatWasPublishedAndLeavesAllAsItWas() {
    drafts.publish(MIRA, app, "First");
    Refactoring.Rename rename = refactoring.rename(app, CAR, VEHICLE.key());

    assertThatThrownBy(() -> refactoring.apply(rename))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("definitions.rename.published");

    assertThat(text(CAR)).isEqualTo(FORM);
    assertThat(drafts.find(MIRA, app, VEHICLE)).isEmpty();
  }

  @Test
  void leavesTheFrontPageUnderTheKeyOfItsApp() {
    DefinitionName page = DefinitionName.manifestOf(app);
    Refactoring.Rename rename = refactoring.rename(app, page, DefinitionKey.of("elsewhere"));

    assertThatThrownBy(() -> refactoring.apply(rename))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("definitions.pack.missing");
    assertThat(drafts.find(MIRA, app, page)).isPresent();
  }

  @Test
  void keepsNothingWhereSomebodyElseWasQuicker() {
    Refactoring.Rename rename = refactoring.rename(app, CAR, VEHICLE.key());
    drafts.save(MIRA, app, CAR, FORM.replace("title: Car", "title: Motor car"), 1);

    assertThatThrownBy(() -> refactoring.apply(rename)).isInstanceOf(Refusal.Conflict.class);

    assertThat(text(CAR)).contains("Motor car");
    assertThat(text(CHECK)).isEqualTo(FLOW);
    assertThat(drafts.find(MIRA, app, VEHICLE)).isEmpty();
  }

  private String text(DefinitionName name) {
    return drafts.open(MIRA, app).find(name).orElseThrow().text();
  }
}
