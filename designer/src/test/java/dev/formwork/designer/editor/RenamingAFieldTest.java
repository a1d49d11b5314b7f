package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.DesignerTest;
import dev.formwork.editing.Place;
import dev.formwork.editing.YamlPatch;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.ReleaseImpact;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Another key for a field, in everything that names it; and a field that retires. */
@DesignerTest
class RenamingAFieldTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName CHECK = DefinitionName.of("flow", "check");
  private static final DefinitionName SUMS = DefinitionName.of("report", "sums");

  private static final String FORM =
      """
      key: car
      title: Car
      summary: [plate, price]
      list: {columns: [plate, price, state], sort: [{field: price}]}
      flow: check
      sections:
        - key: main
          title: Main
          fields:
            - {key: plate, type: text, title: Plate}
            - {key: price, type: money, title: Price, reportable: true} # without tax
            - {key: gross, type: formula, title: Gross, formula: price * 1.13, result: money}
            - {key: reason, type: text, title: Reason, visibleWhen: {field: price, op: gt, value: 100}}
      checks: [{key: dear, when: {field: price, op: gt, value: 900}, message: Too dear, field: price}]
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
          fields: {price: required}
          outcomes: [{key: agree, kind: agree, title: Agree, next: big}]
        - {key: big, kind: decide, title: Big, branches: [{title: Big, when: {field: price, op: gte, value: 500}, next: done}], otherwise: done}
        - {key: done, kind: end, state: completed}
      """;

  private static final DefinitionName TELL = DefinitionName.of("rule", "tell");
  private static final DefinitionName WORDS = DefinitionName.of("message", "words");

  private static final String RULE =
      """
      key: tell
      title: Tell
      form: car
      trigger: {kind: created}
      when: {script: price * 2 > 9}
      actions:
        - {kind: set, fields: {reason: {formula: "'price: ' + price"}}}
        - kind: update
          records: {form: car, where: {field: price, op: gt, value: $field.price}}
          set: {reason: {formula: price + 1}}
      """;

  private static final String MESSAGE =
      """
      key: words
      title: Words
      form: car
      channels: [{channel: in-app, text: "The price is {{price}}, not {{plate}}"}]
      """;

  private static final String REPORT =
      """
      key: sums
      title: Sums
      form: car
      measures: [{key: sum, kind: sum, field: price, title: Sum}]
      """;

  private final DefinitionKey app = DefinitionKey.of("renaming-" + APPS.incrementAndGet());
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
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();
  }

  @Test
  void changesEveryDefinitionThatNamesItAndNothingElse() {
    refactoring.apply(rename("price", "net"));

    assertThat(text(CAR))
        .isEqualTo(
            FORM.replace("summary: [plate, price]", "summary: [plate, net]")
                .replace("key: price", "key: net")
                .replace("formula: price * 1.13", "formula: net * 1.13")
                .replace("field: price", "field: net")
                .replace("columns: [plate, price, state]", "columns: [plate, net, state]"));
    assertThat(text(CHECK))
        .contains("net: required")
        .contains("field: net")
        .doesNotContain("price");
    assertThat(text(SUMS)).contains("field: net");
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();
  }

  @Test
  void changesFormulasOfRulesAndFlowsAndPlacesOfMessages() {
    drafts.save(MIRA, app, TELL, RULE, 0);
    drafts.save(MIRA, app, WORDS, MESSAGE, 0);

    refactoring.apply(rename("price", "net"));

    assertThat(text(TELL))
        .isEqualTo(
            RULE.replace("price * 2", "net * 2")
                .replace("+ price\"", "+ net\"")
                .replace("field: price", "field: net")
                .replace("$field.price", "$field.net")
                .replace("price + 1", "net + 1"));
    assertThat(text(WORDS)).contains("The price is {{net}}, not {{plate}}");
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();
  }

  @Test
  void listsFormulasOfRulesWhereItIsUsed() {
    drafts.save(MIRA, app, TELL, RULE, 0);

    assertThat(refactoring.usages(app, CAR, "/sections/0/fields/1", "price"))
        .filteredOn(usage -> usage.by().equals(TELL))
        .extracting(usage -> usage.reference().pointer())
        .containsExactlyInAnyOrder(
            "/when/script",
            "/actions/0/fields/reason/formula",
            "/actions/1/records/where/field",
            "/actions/1/records/where/value",
            "/actions/1/set/reason/formula");
  }

  @Test
  void saysBeforeWhatItWillChange() {
    Refactoring.Rename rename = rename("price", "net");

    assertThat(rename.isPossible()).isTrue();
    assertThat(rename.places()).containsOnlyKeys(CAR, CHECK, SUMS);
    assertThat(rename.places().get(CHECK)).isEqualTo(2);
    assertThat(text(CAR)).isEqualTo(FORM);
  }

  @Test
  void keepsNothingWhereSomebodyElseWasQuicker() {
    Refactoring.Rename rename = rename("price", "net");
    drafts.save(MIRA, app, SUMS, REPORT.replace("title: Sums", "title: All"), 1);

    assertThatThrownBy(() -> refactoring.apply(rename)).isInstanceOf(Refusal.Conflict.class);

    assertThat(text(CAR)).isEqualTo(FORM);
    assertThat(text(CHECK)).isEqualTo(FLOW);
  }

  @Test
  void knowsWhoNamesAFieldOutsideOfItself() {
    assertThat(refactoring.usages(app, CAR, "/sections/0/fields/1", "price"))
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(refactoring.usages(app, CAR, "/sections/0/fields/3", "reason")).isEmpty();
    assertThat(refactoring.holding(app, CAR, "price")).isZero();
  }

  @Test
  void retiresAFieldSoThatItShowsOnlyWhatIsInIt() {
    Place place = Place.of("/sections/0/fields/3");
    JsonNode field =
        Yaml.read(FORM.replace("title: Reason,", "title: Reason, required: true,"))
            .tree()
            .at(place.pointer());

    String after =
        YamlPatch.apply(
            FORM.replace("title: Reason,", "title: Reason, required: true,"),
            Removal.retired(field, place));

    assertThat(after).contains("readOnly: true").doesNotContain("required: true");
    drafts.save(MIRA, app, CAR, after, 1);
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();
  }

  private Refactoring.Rename rename(String old, String now) {
    return refactoring.rename(app, CAR, "/sections/0/fields/1", old, now);
  }

  private String text(DefinitionName name) {
    return drafts.open(MIRA, app).find(name).orElseThrow().text();
  }
}
