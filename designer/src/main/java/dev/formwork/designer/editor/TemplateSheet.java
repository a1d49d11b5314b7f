package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import java.util.function.Consumer;

/** Asks what a template is to be called. */
final class TemplateSheet {

  private static final int LONGEST = 60;

  private final Sheet sheet = new Sheet(t("template.keep"));
  private final TextField english = title(t("new.title-en"));
  private final TextField chinese = title(t("new.title-zh"));
  private final Consumer<LocalizedText> keep;

  /**
   * @param keep keeps it under this title
   */
  TemplateSheet(Consumer<LocalizedText> keep) {
    this.keep = keep;
  }

  private static TextField title(String label) {
    var field = new TextField(label);
    field.setMaxLength(LONGEST);
    field.setManualValidation(true);
    field.addValueChangeListener(_ -> field.setInvalid(false));
    return field;
  }

  void open() {
    var hint = new Paragraph(t("template.hint"));
    hint.addClassName("fw-quiet");
    var names = new Div(english, chinese);
    names.addClassName("fw-naming");
    sheet.with(hint, names);
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(t("template.keep-do"), this::keep));
    sheet.open();
    english.focus();
  }

  private void keep() {
    String en = english.getValue().strip();
    String zh = chinese.getValue().strip();
    if (en.isEmpty() && zh.isEmpty()) {
      english.setErrorMessage(t("new.title-missing"));
      english.setInvalid(true);
      english.focus();
      return;
    }
    var title = LocalizedText.of(en.isEmpty() ? zh : en, zh.isEmpty() ? en : zh);
    if (Attempt.isDone(() -> keep.accept(title))) {
      sheet.close();
      Toast.done(t("template.kept"));
    }
  }
}
