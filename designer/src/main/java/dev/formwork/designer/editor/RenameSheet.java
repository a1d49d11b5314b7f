package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for another key of a field, shows what changes with it, and does it. */
final class RenameSheet {

  private static final int LONGEST = 64;

  private final Refactoring refactoring;
  private final Desk desk;
  private final DefinitionKey app;
  private final Place place;
  private final String old;
  private final Runnable again;
  private final Sheet sheet;
  private final TextField key = new TextField(t("rename.key"));
  private final Div comes = new Div();
  private final Button rename;
  private Refactoring.@Nullable Rename plan;

  /**
   * @param again shows the form anew once it is done
   */
  RenameSheet(Refactoring refactoring, Desk desk, DefinitionKey app, Place place, Runnable again) {
    this.refactoring = refactoring;
    this.desk = desk;
    this.app = app;
    this.place = place;
    this.again = again;
    this.old = desk.at(place).path("key").asString("");
    this.sheet = new Sheet(t("rename.title", old));
    this.rename = Button.primary(t("rename.rename"), this::rename);
  }

  void open() {
    key.setValue(old);
    key.setMaxLength(LONGEST);
    key.setHelperText(t("rename.key-help"));
    key.setManualValidation(true);
    key.setValueChangeMode(ValueChangeMode.LAZY);
    key.getElement().setAttribute("autocapitalize", "none").setAttribute("spellcheck", "false");
    key.addValueChangeListener(_ -> look());
    comes.addClassName("fw-rename");
    rename.setEnabled(false);
    sheet.with(key, comes);
    sheet.actions(Button.plain(t("sheet.cancel"), sheet::close), rename);
    sheet.open();
    key.focus();
    look();
  }

  private void look() {
    String now = key.getValue().strip();
    plan = null;
    comes.removeAll();
    boolean isKey = FieldKey.isKey(now);
    boolean isTaken = !now.equals(old) && isTaken(now);
    key.setInvalid(!isKey || isTaken);
    key.setErrorMessage(t(isTaken ? "rename.taken" : "rename.wrong"));
    if (isKey && !isTaken) {
      Refactoring.Rename found = refactoring.rename(app, desk.name(), place.pointer(), old, now);
      show(found);
      if (!now.equals(old) && found.isPossible()) {
        plan = found;
      }
    }
    rename.setEnabled(plan != null);
  }

  private boolean isTaken(String now) {
    return Suggestions.fieldNodes(desk.tree()).stream()
        .anyMatch(field -> field.path("key").asString("").equals(now));
  }

  private void show(Refactoring.Rename found) {
    if (found.holding() > 0) {
      comes.add(new Paragraph(t("rename.holding", found.holding())));
      return;
    }
    if (!found.elsewhere().isEmpty()) {
      comes.add(new Paragraph(t("rename.elsewhere")), UsageList.of(found.elsewhere()));
      return;
    }
    if (!found.wrong().isEmpty()) {
      comes.add(new Paragraph(t("rename.left")), ProblemList.plain(found.wrong()));
      return;
    }
    var list = new UnorderedList();
    list.addClassName("fw-usages");
    found.places().forEach((name, places) -> list.add(line(Map.entry(name, places))));
    comes.add(new Paragraph(t("rename.changes")), list);
  }

  private static ListItem line(Map.Entry<DefinitionName, Integer> each) {
    var kind = new Span(t("rename.places", Kinds.title(each.getKey().kind()), each.getValue()));
    kind.addClassNames("fw-quiet", "fw-small");
    return new ListItem(
        Icon.of(Kinds.icon(each.getKey().kind())), new Span(each.getKey().key().value()), kind);
  }

  private void rename() {
    Refactoring.Rename wanted = plan;
    if (wanted != null && Attempt.isDone(() -> refactoring.apply(wanted))) {
      sheet.close();
      Toast.done(t("rename.done", wanted.edits().size()));
      again.run();
    }
  }
}
