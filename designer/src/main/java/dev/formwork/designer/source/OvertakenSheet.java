package dev.formwork.designer.source;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.designer.shell.ChangeList;
import dev.formwork.designer.source.Editing.Saved;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.function.Consumer;

/**
 * Somebody else has saved the same definition: shows how theirs differs and asks which one stays.
 */
public final class OvertakenSheet {

  private OvertakenSheet() {}

  public static void open(
      Saved.Overtaken overtaken,
      Consumer<Saved.Overtaken> keepMine,
      Consumer<Saved.Overtaken> take) {
    boolean isGone = overtaken.theirs().state() == DraftDefinition.State.DELETED;
    var sheet = new Sheet(t("conflict.title")).wide();
    sheet.with(new Paragraph(t(isGone ? "conflict.gone" : "conflict.hint")));
    if (!isGone) {
      var text = new Pre(overtaken.theirs().text());
      text.addClassName("fw-change-text");
      var whole = new NativeDetails(t("conflict.their-text"), text);
      whole.setOpen(overtaken.difference().isEmpty());
      sheet.with(
          new H3(t("conflict.difference")), ChangeList.values(overtaken.difference()), whole);
    }
    sheet.actions(
        Button.quiet(t("conflict.stay"), sheet::close),
        Button.plain(
            t("conflict.take"),
            () -> {
              sheet.close();
              take.accept(overtaken);
            }),
        Button.primary(
            t("conflict.keep"),
            () -> {
              sheet.close();
              keepMine.accept(overtaken);
            }));
    sheet.open();
  }
}
