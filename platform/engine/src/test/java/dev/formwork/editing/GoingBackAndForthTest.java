package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoingBackAndForthTest {

  @Test
  void goesBackStepByStepAndForthAgain() {
    Edits edits = Edits.of("a: 1\n").to("a: 2\n").to("a: 3\n");

    assertThat(edits.undo().text()).isEqualTo("a: 2\n");
    assertThat(edits.undo().undo().text()).isEqualTo("a: 1\n");
    assertThat(edits.undo().undo().redo().redo()).isEqualTo(edits);
  }

  @Test
  void forgetsTheWayForthAtANewEdit() {
    Edits edits = Edits.of("a: 1\n").to("a: 2\n").undo().to("a: 4\n");

    assertThat(edits.canRedo()).isFalse();
    assertThat(edits.undo().text()).isEqualTo("a: 1\n");
  }

  @Test
  void takesNoStepWhereNothingChanged() {
    Edits edits = Edits.of("a: 1\n").to("a: 1\n");

    assertThat(edits.canUndo()).isFalse();
    assertThat(edits.undo()).isEqualTo(edits);
    assertThat(edits.redo()).isEqualTo(edits);
  }

  @Test
  void takesAStepWhereSomethingWasDoneElsewhere() {
    Edits edits = Edits.of("a: 1\n").to("a: 2\n").beside();

    assertThat(edits.text()).isEqualTo("a: 2\n");
    assertThat(edits.undo().text()).isEqualTo("a: 2\n");
    assertThat(edits.undo().undo().text()).isEqualTo("a: 1\n");
    assertThat(edits.undo().redo()).isEqualTo(edits);
  }

  @Test
  void keepsTwoHundredSteps() {
    Edits edits = Edits.of("0");
    for (int i = 1; i <= 250; i++) {
      edits = edits.to(String.valueOf(i));
    }

    assertThat(edits.past()).hasSize(200).startsWith("50");
  }
}
