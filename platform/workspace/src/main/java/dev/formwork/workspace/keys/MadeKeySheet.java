package dev.formwork.workspace.keys;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.identity.ApiKeys;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;

/** Shows the token of a new API key, this once. */
final class MadeKeySheet {

  private MadeKeySheet() {}

  static void open(ApiKeys.Made made) {
    var sheet = new Sheet(t("keys.made", made.key().title()));
    Note note = Note.info(t("keys.once"));
    note.addClassName("fw-keys-note");
    var token = new Code(made.token());
    token.addClassName("fw-keys-token");
    var copy = Button.plain(t("keys.copy"), () -> {}).withIcon("copy");
    copy.getElement()
        .setAttribute("data-copy", made.token())
        .setAttribute("data-copied", t("keys.copied"));
    var line = new Div(token, copy);
    line.addClassName("fw-keys-line");
    var how = new Paragraph(t("keys.how"));
    how.addClassNames("fw-quiet", "fw-small");
    sheet.with(note, line, how).actions(Button.primary(t("sheet.close"), sheet::close)).open();
  }
}
