package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import org.jspecify.annotations.Nullable;

/** Asks for another key, shows what changes with it, and does it. */
final class RenameSheet {

  private static final int LONGEST = 64;

  private final Renaming renaming;
  private final String old;
  private final Sheet sheet;
  private final TextField key = new TextField(t("rename.key"));
  private final Div comes = new Div();
  private final Button rename;
  private Guess.Ticks ticks = Guess.Ticks.NONE;
  private Refactoring.@Nullable Rename plan;

  RenameSheet(Renaming renaming) {
    this.renaming = renaming;
    this.old = renaming.key();
    this.sheet = new Sheet(t("rename.title", old));
    this.rename = Button.primary(t("rename.rename"), this::rename);
  }

  void open() {
    key.setValue(old);
    key.setMaxLength(LONGEST);
    key.setHelperText(renaming.help());
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
    String now = wanted();
    plan = null;
    comes.removeAll();
    boolean isKey = renaming.isKey(now);
    boolean isTaken = isKey && !now.equals(old) && renaming.isTaken(now);
    key.setInvalid(!isKey || isTaken);
    key.setErrorMessage(isTaken ? renaming.taken() : renaming.rule());
    if (isKey && !isTaken) {
      Refactoring.Rename found = renaming.plan(now, ticks);
      show(found);
      if (!now.equals(old) && found.isPossible()) {
        plan = found;
      }
    }
    rename.setEnabled(plan != null);
  }

  private String wanted() {
    return key.getValue().strip();
  }

  private void show(Refactoring.Rename found) {
    if (found.holding() > 0) {
      comes.add(new Paragraph(renaming.held(found.holding())));
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
    found.edits().forEach(edit -> list.add(line(edit, found.places().get(edit.name()))));
    comes.add(new Paragraph(t("rename.changes")), list);
    if (!found.met().guesses().isEmpty()) {
      var guesses = new UnorderedList();
      guesses.addClassName("fw-guesses");
      found.met().guesses().forEach(guess -> guesses.add(line(guess)));
      comes.add(new Paragraph(t("rename.guesses")), guesses);
    }
    if (!found.met().left().isEmpty()) {
      comes.add(new Paragraph(t("rename.look")), UsageList.of(found.met().left()));
    }
  }

  /** A script before and after, which is written anew if it is ticked. */
  private ListItem line(Guess guess) {
    Usage usage = guess.usage();
    String title = usage.title().isEmpty() ? usage.by().key().value() : Say.t(usage.title());
    boolean isPart = !guess.within().isEmpty();
    var tick = new Checkbox(isPart ? guess.within() : title, ticks.isTicked(guess));
    tick.addValueChangeListener(change -> {
      ticks = ticks.with(guess, change.getValue());
      look();
    });
    String whole = Kinds.title(usage.by().kind());
    var kind = new Span(isPart ? t("usage.by", title, whole) : whole);
    kind.addClassNames("fw-quiet", "fw-small");
    var head = new Div(tick, kind);
    head.addClassName("fw-guess-head");
    return new ListItem(
        head, script("fw-guess-before", guess.before()), script("fw-guess-after", guess.after()));
  }

  private static Pre script(String look, String source) {
    var script = new Pre(source.strip());
    script.addClassNames("fw-guess-script", look);
    return script;
  }

  /** A definition that changes, by its title in the text that it gets. */
  static ListItem line(Drafts.Edit edit, @Nullable Integer places) {
    String title = Labels.text(Yaml.read(edit.text()).tree().path("title"));
    return UsageList.change(edit.name(), title, places == null ? 1 : places);
  }

  private void rename() {
    Refactoring.Rename wanted = plan;
    if (wanted != null && Attempt.isDone(() -> renaming.carryOut(wanted, wanted()))) {
      sheet.close();
      Toast.done(t("rename.done", wanted.edits().size()));
    }
  }
}
