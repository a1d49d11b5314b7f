package dev.formwork.designer.releases;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.Release;
import dev.formwork.designer.shell.ChangeList;
import dev.formwork.designer.shell.ChangeWords;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Consumer;

/** Asks once before an old release becomes live again, and says what that means. */
final class RollbackSheet {

  private static final int MAX_NOTE = 2_000;

  private final Sheet sheet;
  private final TextArea note = new TextArea(t("publish.note"));
  private final UnorderedList refused = new UnorderedList();

  /**
   * @param changes what would be otherwise than now
   */
  RollbackSheet(AppSummary app, Release release, List<ChangeWords> changes) {
    sheet = new Sheet(t("rollback.title", release.number())).wide();
    var happens = new UnorderedList();
    happens.addClassName("fw-plain-list");
    happens.add(
        new ListItem(t("rollback.release", release.number())),
        new ListItem(t("rollback.stays", app.release())),
        new ListItem(t("rollback.records")));
    if (app.changes() > 0) {
      happens.add(new ListItem(t("rollback.draft", app.changes())));
    }
    note.setMaxLength(MAX_NOTE);
    note.setMinRows(2);
    note.setValue(t("rollback.note", release.number()));
    refused.addClassName("fw-problems");
    refused.setVisible(false);
    var difference = new NativeDetails(ChangeList.sum(changes), new ChangeList(changes));
    sheet.with(new Paragraph(t("rollback.hint")), happens, difference, note, refused);
  }

  /**
   * @param rollback given the note; may refuse
   */
  void open(Consumer<String> rollback) {
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(t("rollback.do"), () -> attempt(rollback)));
    sheet.open();
  }

  private void attempt(Consumer<String> rollback) {
    try {
      rollback.accept(note.getValue().strip());
      sheet.close();
    } catch (Refusal refusal) {
      refused.removeAll();
      refusal.problems().stream().map(RollbackSheet::line).forEach(refused::add);
      refused.setVisible(true);
    }
  }

  private static ListItem line(Problem problem) {
    return new ListItem(Say.t(problem));
  }
}
