package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.function.Consumer;

/** Asks for the words that go with a decision. */
final class OpinionSheet {

  private static final int LONGEST = 2000;

  private OpinionSheet() {}

  /**
   * @param outcome what is decided, which is also what the button says
   */
  static void ask(String task, String outcome, boolean required, Consumer<String> decide) {
    var sheet = new Sheet(t("opinion.title", task, outcome));
    var words = new TextArea(t(required ? "opinion.reason" : "opinion.words"));
    words.setManualValidation(true);
    words.setRequiredIndicatorVisible(required);
    words.setMaxLength(LONGEST);
    words.setMinRows(3);
    words.setMaxRows(10);
    words.setWidthFull();
    words.setAutofocus(true);
    var confirm =
        Button.primary(
            outcome,
            () -> {
              if (required && words.getValue().isBlank()) {
                words.setErrorMessage(t("opinion.missing"));
                words.setInvalid(true);
                words.focus();
                return;
              }
              sheet.close();
              decide.accept(words.getValue().strip());
            });
    sheet.with(words).actions(Button.plain(t("sheet.back"), sheet::close), confirm).open();
  }
}
