package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Parameters;
import dev.formwork.definitions.Usage;
import dev.formwork.designer.DesignerTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.ReleaseImpact;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another key for a parameter, in everything that names it. */
@DesignerTest
class RenamingAParameterTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName STORY = DefinitionName.of("scenario", "story");

  private static final String FORM =
      """
      key: car
      title: Car
      sections:
        - key: main
          title: Main
          fields:
            - {key: plate, type: text, title: Plate}
            - {key: limit, type: formula, title: Limit, formula: params.days * 2, result: decimal}
            - {key: any, type: formula, title: Any, formula: "params['d' + plate] || 0", result: decimal}
      """;

  private final DefinitionKey app = DefinitionKey.of("parameters-" + APPS.incrementAndGet());
  private final DefinitionKey other = DefinitionKey.of("other-" + app);
  private final String pack =
      """
      key: %s
      title: Parameters
      version: 0.1.0
      parameters: [{key: days, title: Days, type: integer, default: 3}] # of work
      """
          .formatted(app);
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  @Autowired private Parameters parameters;
  private Refactoring refactoring;

  @BeforeEach
  void draw() {
    refactoring = new Refactoring(drafts, types, impact, () -> MIRA);
    drafts.create(MIRA, Manifest.of(app.value(), LocalizedText.of("Parameters")));
    drafts.save(MIRA, app, DefinitionName.manifestOf(app), pack, 1);
    drafts.save(MIRA, app, CAR, FORM, 0);
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();
  }

  @Test
  void changesWhatNamesItInOneStep() {
    DraftStep step = refactoring.apply(rename());

    assertThat(text(DefinitionName.manifestOf(app))).isEqualTo(pack.replace("days", "workDays"));
    assertThat(text(CAR)).isEqualTo(FORM.replace("params.days", "params.workDays"));
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();

    drafts.take(MIRA, app, step.reversed());
    assertThat(text(CAR)).isEqualTo(FORM);
    assertThat(text(DefinitionName.manifestOf(app))).isEqualTo(pack);
  }

  @Test
  void saysWhichScriptsMayNameItToo() {
    assertThat(rename().met().left())
        .extracting(usage -> usage.reference().pointer())
        .containsExactly("/sections/0/fields/2/formula");
    assertThat(rename().isPossible()).isTrue();
  }

  @Test
  void staysWhereAValueWasSet() {
    drafts.publish(MIRA, app, "");
    assertThat(set()).isZero();
    parameters.set(MIRA, app, FieldKey.of("days"), 5);

    assertThat(set()).isEqualTo(1);
    assertThat(rename().isPossible()).isFalse();
  }

  @Test
  void staysWhereAnotherAppUsesIt() {
    drafts.create(MIRA, Manifest.of(other.value(), LocalizedText.of("Other")));
    drafts.save(
        MIRA,
        other,
        STORY,
        "key: story\ntitle: Story\ngiven: {parameters: {%s/days: 4}}\nsteps: []\n".formatted(app),
        0);

    assertThat(rename().elsewhere()).extracting(Usage::app).containsExactly(other);
    assertThat(rename().isPossible()).isFalse();
  }

  private int set() {
    return parameters.changes(MIRA, app, FieldKey.of("days"));
  }

  private Refactoring.Rename rename() {
    var how = new PartRename("days", "workDays", Guess.Ticks.NONE);
    return refactoring.renameParameter(app, "/parameters/0", set(), how);
  }

  private String text(DefinitionName name) {
    return drafts.open(MIRA, app).find(name).orElseThrow().text();
  }
}
