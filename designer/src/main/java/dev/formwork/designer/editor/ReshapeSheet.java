package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.DraftStep;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks how fields become others, shows what comes of it, and does it. */
final class ReshapeSheet {

  private final Refactoring refactoring;
  private final Desk desk;
  private final DefinitionKey app;
  private final Consumer<DraftStep> again;
  private final Sheet sheet;
  private final Inputs inputs;
  private final Div comes = new Div();
  private final Button act;
  private Refactoring.@Nullable Reshape plan;

  /** Where somebody says how. */
  interface Inputs {

    Component component();

    /** What was asked for; empty where something is missing, which is said there. */
    Optional<Reshaping> asked();

    /** What more there is to say of what comes of it. */
    default List<Component> comes(Reshaping asked) {
      return List.of();
    }

    /** Tells of each change. */
    void onChange(Runnable told);

    List<Place> places();
  }

  /**
   * @param again is told once it is done
   */
  ReshapeSheet(
      String title,
      Inputs inputs,
      Refactoring refactoring,
      Desk desk,
      DefinitionKey app,
      Consumer<DraftStep> again) {
    this.refactoring = refactoring;
    this.desk = desk;
    this.app = app;
    this.again = again;
    this.inputs = inputs;
    this.sheet = new Sheet(title);
    this.act = Button.primary(t("reshape.do"), this::act);
  }

  void open() {
    comes.addClassName("fw-rename");
    comes.getElement().setAttribute("aria-live", "polite");
    inputs.onChange(this::look);
    sheet.with(inputs.component(), comes);
    sheet.actions(Button.plain(t("sheet.cancel"), sheet::close), act);
    sheet.open();
    look();
  }

  private void look() {
    plan = null;
    comes.removeAll();
    inputs
        .asked()
        .ifPresent(asked -> {
          Refactoring.Reshape found = refactoring.reshape(app, desk.name(), inputs.places(), asked);
          show(found, asked);
          if (found.isPossible()) {
            plan = found;
          }
        });
    act.setEnabled(plan != null);
  }

  private void show(Refactoring.Reshape found, Reshaping asked) {
    if (!found.isPossible()) {
      comes.add(new Paragraph(t("reshape.wrong")), ProblemList.plain(found.wrong()));
      return;
    }
    comes.add(
        new Paragraph(t(found.isRetiring() ? "reshape.retire" : "reshape.go", found.records())));
    comes.add(inputs.comes(asked));
    found.rule().ifPresent(rule -> comes.add(Note.info(t("reshape.rule", rule.key().value()))));
    if (!found.following().isEmpty()) {
      var list = new UnorderedList();
      list.addClassName("fw-usages");
      found.edits().stream()
          .filter(edit -> found.following().containsKey(edit.name()))
          .forEach(edit -> list.add(RenameSheet.line(edit, found.following().get(edit.name()))));
      comes.add(new Paragraph(t("reshape.follow")), list);
    }
    if (!found.left().isEmpty()) {
      comes.add(new Paragraph(t("reshape.left")), UsageList.of(found.left()));
      boolean holdsFormulas =
          found.left().stream().anyMatch(usage -> usage.reference().written().isScript());
      if (asked.meansTheSame() && holdsFormulas) {
        comes.add(Note.info(t("reshape.left-formulas")));
      }
    }
  }

  private void act() {
    Refactoring.Reshape wanted = plan;
    if (wanted != null) {
      Attempt.isDone(() -> {
        DraftStep step = refactoring.apply(wanted);
        sheet.close();
        Toast.done(t("reshape.done", wanted.edits().size()));
        again.accept(step);
      });
    }
  }
}
