package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.DesignerTest;
import dev.formwork.designer.source.Editing;
import dev.formwork.editing.Change.Put;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.ReleaseImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.StringNode;

/** One Ctrl-Z takes back what was done to other definitions from a desk, and another key. */
@DesignerTest
class TakingBackWhatWasDoneBesideTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName VEHICLE = DefinitionName.of("form", "vehicle");
  private static final DefinitionName SELLER = DefinitionName.of("role", "seller");
  private static final String FORM =
      """
      key: car
      title: Car
      sections: [{key: main, title: Main, fields: [{key: plate, type: text, title: Plate}]}]
      """;
  private static final String ROLE =
      """
      key: seller
      title: Seller
      grants: [{form: car, actions: [create, read]}]
      """;

  private final DefinitionKey app = DefinitionKey.of("beside-" + APPS.incrementAndGet());
  private final List<Trail.Turn> turns = new ArrayList<>();
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  private Refactoring refactoring;

  @BeforeEach
  void draw() {
    refactoring = new Refactoring(drafts, types, impact, () -> MIRA);
    drafts.create(MIRA, Manifest.of(app.value(), LocalizedText.of("Beside")));
    drafts.save(MIRA, app, CAR, FORM, 0);
    drafts.save(MIRA, app, SELLER, ROLE, 0);
  }

  @Test
  void takesTheOtherDefinitionBackBetweenStepsOfItsOwn() {
    Draftsman desk = open(CAR);
    call(desk, "Vehicle");
    readOnly(desk);
    call(desk, "Machine");

    desk.undo();
    assertThat(text(SELLER)).doesNotContain("create");
    desk.undo();
    assertThat(text(SELLER)).isEqualTo(ROLE);
    assertThat(text(CAR)).contains("title: Vehicle");
    desk.undo();
    assertThat(text(CAR)).isEqualTo(FORM);

    desk.redo();
    desk.redo();
    assertThat(text(SELLER)).doesNotContain("create");
    assertThat(text(CAR)).contains("title: Vehicle");
  }

  @Test
  void forgetsTheWayForthAtANewStep() {
    Draftsman desk = open(CAR);
    readOnly(desk);
    desk.undo();
    call(desk, "Vehicle");

    desk.redo();

    assertThat(text(SELLER)).isEqualTo(ROLE);
    assertThat(text(CAR)).contains("title: Vehicle");
  }

  @Test
  void takesAnotherKeyBackWithAllThatNamesItAndGoesOnFromThere() {
    Draftsman desk = open(CAR);
    call(desk, "Machine");
    var renaming = new DefinitionRenaming(refactoring, app, CAR, desk::trail, turns::add);
    renaming.carryOut(renaming.plan("vehicle", Guess.Ticks.NONE), "vehicle");

    Draftsman renamed = arrive();
    assertThat(renamed.name()).isEqualTo(VEHICLE);
    assertThat(text(SELLER)).contains("form: vehicle");

    renamed.undo();
    Draftsman back = arrive();
    assertThat(back.name()).isEqualTo(CAR);
    assertThat(drafts.find(MIRA, app, VEHICLE)).isEmpty();
    assertThat(text(SELLER)).isEqualTo(ROLE);

    back.redo();
    assertThat(arrive().name()).isEqualTo(VEHICLE);
    assertThat(text(VEHICLE)).contains("title: Machine");

    arrive().undo();
    arrive().undo();
    assertThat(text(CAR)).isEqualTo(FORM);
  }

  // ---- acts ----

  /** Opens what the last turn leads to. */
  private Draftsman arrive() {
    Trail.Turn turn = turns.getLast();
    Trail.Renamed other = Objects.requireNonNull(turn.step().other());
    Draftsman desk = open(turn.back() ? other.old() : other.now());
    desk.resume(turn);
    return desk;
  }

  private Draftsman open(DefinitionName name) {
    return new Draftsman(
        new Editing(drafts, () -> MIRA, app, name),
        new Draftsman.Told(() -> {}, () -> {}, _ -> {}, _ -> {}, turns::add),
        tree -> new Suggestions(drafts, () -> MIRA, app, name, tree));
  }

  private static void call(Draftsman desk, String title) {
    desk.change(new Put("/title", StringNode.valueOf(title)));
  }

  /** What a desk does to another definition. */
  private void readOnly(Draftsman desk) {
    Draft before = drafts.open(MIRA, app);
    long revision = before.find(SELLER).orElseThrow().revision();
    drafts.save(MIRA, app, SELLER, ROLE.replace("[create, read]", "[read]"), revision);
    desk.beside(app, DraftStep.between(before, drafts.open(MIRA, app), Set.of(SELLER)));
  }

  private String text(DefinitionName name) {
    return drafts.open(MIRA, app).find(name).orElseThrow().text();
  }
}
