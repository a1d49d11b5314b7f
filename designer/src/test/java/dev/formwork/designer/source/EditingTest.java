package dev.formwork.designer.source;

import static dev.formwork.designer.Builders.JON;
import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftDefinition.State;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.DesignerTest;
import dev.formwork.designer.source.Editing.Saved;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DesignerTest
class EditingTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName COLOURS = DefinitionName.of("option-list", "colours");
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final String RED =
      "key: colours\ntitle: Colours\noptions:\n  - {key: red, title: Red}\n";
  private static final String BLUE = RED.replace("red", "blue").replace("Red", "Blue");

  private final DefinitionKey app = DefinitionKey.of("editing-" + APPS.incrementAndGet());
  @Autowired private Drafts drafts;

  @BeforeEach
  void publishOneList() {
    drafts.create(MIRA, Manifest.of(app.value(), LocalizedText.of("Editing")));
    drafts.save(MIRA, app, COLOURS, RED, 0);
    drafts.publish(MIRA, app, "");
  }

  @Test
  void tellsWhatIsWrongAtWhichLineBeforeAnythingIsSaved() {
    Editing editing = open(MIRA);

    editing.typed(RED.replace("title: Red", "titel: Red"));

    assertThat(editing.problems().list())
        .extracting(each -> each.line(), each -> each.problem().code())
        .contains(tuple(4, "definitions.schema.unknown-key"));
    assertThat(editing.isUnsaved()).isTrue();
    assertThat(drafts.summary(MIRA, app).changes()).isZero();
  }

  @Test
  void savesWhatIsOnScreen() {
    Editing editing = open(MIRA);
    editing.typed(BLUE);

    assertThat(editing.save()).isEqualTo(new Saved.Kept());

    assertThat(editing.isUnsaved()).isFalse();
    assertThat(editing.kept().state()).isEqualTo(State.CHANGED);
    assertThat(open(JON).text()).isEqualTo(BLUE);
  }

  @Test
  void keepsTheTextWhereSomebodyElseWasQuickerAndShowsTheDifference() {
    Editing mine = open(MIRA);
    mine.typed(BLUE);
    save(JON, RED.replace("Red", "Scarlet"));

    Saved saved = mine.save();

    assertThat(mine.text()).isEqualTo(BLUE);
    assertThat(mine.isUnsaved()).isTrue();
    assertThat(saved)
        .isInstanceOfSatisfying(
            Saved.Overtaken.class,
            overtaken -> {
              assertThat(overtaken.theirs().text()).contains("Scarlet");
              assertThat(overtaken.difference())
                  .extracting(value -> value.place())
                  .contains(List.of("options", "red"), List.of("options", "blue"));
            });
  }

  @Test
  void savesOverOrTakesWhatSomebodyElseHasSaved() {
    Editing mine = open(MIRA);
    Editing other = open(MIRA);
    save(JON, RED.replace("Red", "Scarlet"));
    mine.typed(BLUE);
    other.typed(BLUE);
    var overtaken = (Saved.Overtaken) mine.save();

    other.take(overtaken.theirs());
    Saved saved = mine.saveOver(overtaken.theirs());

    assertThat(other.text()).contains("Scarlet");
    assertThat(other.isUnsaved()).isFalse();
    assertThat(saved).isEqualTo(new Saved.Kept());
    assertThat(open(JON).text()).isEqualTo(BLUE);
  }

  @Test
  void saysWhereSomebodyElseHasDiscardedTheDefinition() {
    drafts.save(MIRA, app, CAR, "key: car", 0);
    Editing mine = new Editing(drafts, () -> MIRA, app, CAR);
    new Editing(drafts, () -> JON, app, CAR).discard();
    mine.typed("key: car # mine");

    var overtaken = (Saved.Overtaken) mine.save();

    assertThat(overtaken.theirs().state()).isEqualTo(State.DELETED);
    assertThat(mine.saveOver(overtaken.theirs())).isEqualTo(new Saved.Kept());
  }

  @Test
  void goesBackToTheReleasedText() {
    Editing editing = open(MIRA);
    editing.typed(BLUE);
    editing.save();

    assertThat(editing.discard()).isTrue();

    assertThat(editing.text()).isEqualTo(RED);
    assertThat(editing.kept().state()).isEqualTo(State.RELEASED);
  }

  @Test
  void isGoneAfterDiscardingWhatWasNeverReleased() {
    drafts.save(MIRA, app, CAR, "key: car", 0);

    assertThat(new Editing(drafts, () -> MIRA, app, CAR).discard()).isFalse();
  }

  @Test
  void refusesToDeleteWhatIsUsedAndSaysByWhom() {
    drafts.save(
        MIRA,
        app,
        CAR,
        """
        key: car
        title: Car
        sections:
          - key: all
            title: All
            fields:
              - {key: colour, type: choice, title: Colour, options: colours}
        """,
        0);
    Editing editing = open(MIRA);

    assertThatThrownBy(editing::delete)
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            refused -> assertThat(refused.code()).isEqualTo("definitions.used"));
    assertThat(editing.usages()).extracting(usage -> usage.by()).containsOnly(CAR);
    assertThat(editing.isDeleted()).isFalse();
  }

  @Test
  void deletesAndRestores() {
    Editing editing = open(MIRA);

    editing.delete();
    assertThat(editing.isDeleted()).isTrue();

    assertThat(editing.discard()).isTrue();
    assertThat(editing.text()).isEqualTo(RED);
  }

  @Test
  void opensNothingThatIsNotThere() {
    assertThatThrownBy(() -> new Editing(drafts, () -> MIRA, app, CAR))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private Editing open(Actor actor) {
    return new Editing(drafts, () -> actor, app, COLOURS);
  }

  private void save(Actor actor, String text) {
    Editing editing = open(actor);
    editing.typed(text);
    editing.save();
  }
}
