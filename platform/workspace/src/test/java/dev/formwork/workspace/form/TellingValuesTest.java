package dev.formwork.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.forms.Form;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingValuesTest {

  private static final String MEASURES =
      """
      key: case
      title: Case
      sections:
        - key: main
          title: Main
          fields:
            - key: measures
              type: subtable
              title: Measures
              fields:
                - {key: what, type: text, title: What}
                - {key: note, type: text, title: Note}
                - {key: due, type: date, title: By}
      """;

  @Test
  void tellsARowByTheTitlesOfItsCells() {
    FieldPlace place = FieldPlace.of(form(), "measures[r2]");
    var row = Map.of("_row", "r2", "what", "Clean it", "due", LocalDate.of(2026, 12, 2));

    assertThat(place.title()).isEqualTo("Measures, row 2");
    assertThat(place.field()).isNotNull();
    assertThat(ValueText.of(place.field(), row, nothingAsked()))
        .isEqualTo("What: Clean it, By: 2026-12-02");
  }

  private static Form form() {
    var read = Definitions.read(Form.TYPE, MEASURES);
    assertThat(read.problems()).isEmpty();
    return read.find().orElseThrow();
  }

  /** Texts and days need nobody to name them. */
  private static FormSource nothingAsked() {
    return (FormSource)
        Proxy.newProxyInstance(
            FormSource.class.getClassLoader(),
            new Class<?>[] {FormSource.class},
            (_, method, _) -> {
              throw new AssertionError("Expected nothing to be asked, but it was: " + method);
            });
  }
}
