package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Usage;
import dev.formwork.designer.DesignerTest;
import dev.formwork.editing.OptionHome;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.ReleaseImpact;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another key for an option, in everything that names it; what scripts mean, somebody decides. */
@DesignerTest
class RenamingAnOptionTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName KINDS = DefinitionName.of("option-list", "kinds");
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName OFFER = DefinitionName.of("form", "offer");
  private static final DefinitionName CHECK = DefinitionName.of("flow", "check");
  private static final DefinitionName SELLER = DefinitionName.of("role", "seller");
  private static final DefinitionName CARS = DefinitionName.of("report", "cars");

  private static final String LIST =
      """
      key: kinds
      title: Kinds
      options:
        - {key: used, title: Used} # second hand
        - {key: fresh, title: New}
      """;

  private static final String FORM =
      """
      key: car
      title: Car
      sections:
        - key: main
          title: Main
          fields:
            - {key: kind, type: choice, title: Kind, options: kinds, default: used, reportable: true}
            - {key: note, type: text, title: Note}
            - {key: old, type: formula, title: Old, result: switch, formula: "kind === 'used' && note !== 'used'"}
            - {key: word, type: formula, title: Word, result: text, formula: "note ? note : 'used'"}
            - {key: fate, type: choice, title: Fate, options: [{key: used, title: Used}, {key: lost, title: Lost}]}
      """;

  private static final String OTHER_FORM =
      """
      key: offer
      title: Offer
      flow: check
      sections:
        - key: main
          title: Main
          fields:
            - {key: car, type: relation, title: Car, form: car, filter: {field: kind, op: in, value: [used]}}
            - {key: kind, type: lookup, title: Kind, from: car, take: kind, result: text}
            - {key: remark, type: text, title: Remark, visibleWhen: {field: kind, op: eq, value: used}}
      """;

  private static final String FLOW =
      """
      key: check
      title: Check
      form: offer
      nodes:
        - {key: start, kind: start, title: Start, next: choose}
        - key: choose
          kind: decide
          title: Used?
          branches:
            - {key: yes, title: Used, when: {field: kind, op: eq, value: used}, next: done}
          otherwise: mark
        - {key: mark, kind: act, title: Mark, set: {remark: used}, next: done}
        - {key: done, kind: end, title: Done, state: completed}
      """;

  private static final String ROLE =
      """
      key: seller
      title: Seller
      grants: [{form: car, actions: [read], scope: all, fields: {note: read}}]
      """;

  private static final String REPORT =
      """
      key: cars
      title: Cars
      form: offer
      filter: {any: [{field: car.kind, op: notIn, value: [used, fresh]}, {field: car.note, op: eq, value: used}]}
      measures: [{key: count, kind: count, title: Count}]
      """;

  private final DefinitionKey app = DefinitionKey.of("options-" + APPS.incrementAndGet());
  private final DefinitionKey other = DefinitionKey.of("other-" + app);
  private final OptionHome kinds = OptionHome.list(new QualifiedKey(app, KINDS.key()));
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  @Autowired private RecordService records;
  @Autowired private People people;
  @Autowired private IdSource ids;
  private Refactoring refactoring;
  private Actor admin;

  @BeforeEach
  void draw() {
    admin = people.actor("admin").orElseThrow();
    refactoring = new Refactoring(drafts, types, impact, () -> admin);
    drafts.create(admin, Manifest.of(app.value(), LocalizedText.of("Options")));
    drafts.save(admin, app, KINDS, LIST, 0);
    drafts.save(admin, app, CAR, FORM, 0);
    drafts.save(admin, app, OFFER, OTHER_FORM, 0);
    drafts.save(admin, app, CHECK, FLOW, 0);
    drafts.save(admin, app, SELLER, ROLE, 0);
    drafts.save(admin, app, CARS, REPORT, 0);
    assertThat(drafts.check(admin, app).list())
        .filteredOn(each -> each.problem().isError())
        .isEmpty();
  }

  @Test
  void changesWhatNamesItInOneStep() {
    DraftStep step = refactoring.apply(rename(Guess.Ticks.NONE));

    assertThat(text(KINDS)).isEqualTo(LIST.replace("key: used", "key: preowned"));
    assertThat(text(CAR))
        .contains("default: preowned", "kind === 'preowned' && note !== 'used'")
        .contains("note ? note : 'used'", "[{key: used, title: Used}");
    assertThat(text(OFFER))
        .isEqualTo(
            OTHER_FORM
                .replace("value: [used]", "value: [preowned]")
                .replace("value: used", "value: preowned"));
    assertThat(text(CHECK)).isEqualTo(FLOW.replace("value: used", "value: preowned"));
    assertThat(text(CARS)).isEqualTo(REPORT.replace("[used,", "[preowned,"));
    assertThat(text(SELLER)).isEqualTo(ROLE);
    assertThat(drafts.check(admin, app).hasErrors()).isFalse();

    drafts.take(admin, app, step.reversed());
    assertThat(text(KINDS)).isEqualTo(LIST);
    assertThat(text(CAR)).isEqualTo(FORM);
    assertThat(text(CHECK)).isEqualTo(FLOW);
  }

  @Test
  void showsScriptsBeforeAndAfterAndListsWhatElseMayMeanIt() {
    Refactoring.Met met = rename(Guess.Ticks.NONE).met();

    assertThat(met.guesses())
        .extracting(Guess::after, Guess::isLikely)
        .containsExactly(
            tuple("kind === 'preowned' && note !== 'used'", true),
            tuple("note ? note : 'preowned'", false));
    assertThat(met.left())
        .extracting(usage -> usage.reference().pointer())
        .containsExactly("/sections/0/fields/2/formula", "/sections/0/fields/3/formula");
  }

  @Test
  void followsWhatSomebodySaysOfAScript() {
    Guess.Ticks ticks = Guess.Ticks.NONE;
    for (Guess guess : rename(ticks).met().guesses()) {
      ticks = ticks.with(guess, !guess.isLikely());
    }
    refactoring.apply(rename(ticks));

    assertThat(text(CAR)).contains("kind === 'used'", "note ? note : 'preowned'");
  }

  @Test
  void renamesOptionsThatAreWrittenInAField() {
    var state = new OptionHome(new QualifiedKey(app, CAR.key()), List.of(FieldKey.of("fate")));
    var how = new PartRename("used", "preowned", Guess.Ticks.NONE);
    Refactoring.Rename rename =
        refactoring.renameOption(app, state, "/sections/0/fields/4/options/0", how);

    assertThat(rename.places()).isEqualTo(Map.of(CAR, 1));
    refactoring.apply(rename);
    assertThat(text(CAR))
        .isEqualTo(FORM.replace("{key: used, title: Used}", "{key: preowned, title: Used}"));
  }

  @Test
  void staysWhereRecordsHoldIt() {
    drafts.publish(admin, app, "");
    assertThat(rename(Guess.Ticks.NONE).isPossible()).isTrue();
    record(app, "fresh");
    record(app, "used");
    record(app, "used");

    assertThat(rename(Guess.Ticks.NONE).holding()).isEqualTo(2);
    assertThat(rename(Guess.Ticks.NONE).isPossible()).isFalse();
  }

  @Test
  void staysWhereRecordsOfAnotherAppHoldIt() {
    drafts.publish(admin, app, "");
    drafts.create(admin, Manifest.of(other.value(), LocalizedText.of("Other")));
    String depends =
        "key: %s\ntitle: Other\nversion: 0.1.0\ndependencies: {%s: '>=0.1'}\n"
            .formatted(other, app);
    drafts.save(admin, other, DefinitionName.manifestOf(other), depends, 1);
    drafts.save(admin, other, CAR, FORM.replace("options: kinds, default: used", options()), 0);
    drafts.publish(admin, other, "");
    record(other, "used");

    assertThat(rename(Guess.Ticks.NONE).holding()).isEqualTo(1);
  }

  @Test
  void staysWhereAnotherAppNamesIt() {
    drafts.create(admin, Manifest.of(other.value(), LocalizedText.of("Other")));
    drafts.save(
        admin,
        other,
        CAR,
        FORM.replace("options: kinds, default: used", options() + ", default: used"),
        0);
    Refactoring.Rename rename = rename(Guess.Ticks.NONE);

    assertThat(rename.elsewhere()).extracting(Usage::app).containsOnly(other);
    assertThat(rename.elsewhere())
        .extracting(usage -> usage.reference().pointer())
        .contains("/sections/0/fields/0/default");
    assertThat(rename.isPossible()).isFalse();
  }

  private String options() {
    return "options: %s/kinds".formatted(app);
  }

  private void record(DefinitionKey in, String kind) {
    records.handle(
        admin,
        new Command.Create(
            new QualifiedKey(in, CAR.key()),
            Map.of("kind", kind),
            true,
            Command.Act.of(ids.next(), Command.Origin.API)));
  }

  private Refactoring.Rename rename(Guess.Ticks ticks) {
    var how = new PartRename("used", "preowned", ticks);
    return refactoring.renameOption(app, kinds, "/options/0", how);
  }

  private String text(DefinitionName name) {
    return drafts.open(admin, app).find(name).orElseThrow().text();
  }
}
