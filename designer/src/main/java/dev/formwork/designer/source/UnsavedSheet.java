package dev.formwork.designer.source;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;

/** Somebody is about to leave a text that is not saved. */
final class UnsavedSheet {

  private UnsavedSheet() {}

  static void open(Runnable leave, Runnable saveAndLeave) {
    var sheet = new Sheet(t("unsaved.title"));
    sheet.with(new Paragraph(t("unsaved.hint")));
    sheet.actions(
        Button.quiet(t("unsaved.stay"), sheet::close),
        Button.danger(
            t("unsaved.leave"),
            () -> {
              sheet.close();
              leave.run();
            }),
        Button.primary(
            t("unsaved.save"),
            () -> {
              sheet.close();
              saveAndLeave.run();
            }));
    sheet.open();
  }
}
