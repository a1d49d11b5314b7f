package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Naming;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.kernel.Refusal;
import dev.formwork.scenarios.Scenario;
import dev.formwork.scenarios.Walk;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;

/** Keeps a walk as a scenario of the draft: what was to be seen is what it expects. */
final class KeepSheet {

  private final FlowMeans means;
  private final Walk walk;
  private final Sheet sheet = new Sheet(t("walk.keep"));
  private final Naming naming = new Naming();

  KeepSheet(FlowMeans means, Walk walk) {
    this.means = means;
    this.walk = walk;
  }

  void open() {
    var hint = new Paragraph(t("walk.keep-hint"));
    hint.addClassName("fw-quiet");
    sheet.with(hint, naming);
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(t("walk.keep-do"), () -> naming.name().ifPresent(this::keep)));
    sheet.open();
  }

  private void keep(Naming.Name answer) {
    var name = new DefinitionName(Scenario.TYPE.kind(), answer.key());
    var actor = means.actor().get();
    DraftDefinition known = means.drafts().open(actor, means.app()).find(name).orElse(null);
    if (known != null && known.state() != DraftDefinition.State.DELETED) {
      naming.refuseKey(t("definition.exists"));
      return;
    }
    String text = walk.text(answer.key(), answer.title());
    try {
      means.drafts().save(actor, means.app(), name, text, known == null ? 0 : known.revision());
    } catch (Refusal refused) {
      naming.refuseKey(Attempt.why(refused));
      return;
    }
    sheet.close();
    tell(name, text);
  }

  /** Says where it stands now, and what else it needs before it can be published. */
  private void tell(DefinitionName name, String text) {
    LocatedProblems problems = means.drafts().check(means.actor().get(), means.app(), name, text);
    if (problems.list().isEmpty()) {
      Toast.done(t("walk.kept"));
      return;
    }
    var kept = new Sheet(t("walk.kept"));
    var source = Link.to(DesignerNavigation.source(means.app(), name), new Div(t("walk.to-text")));
    kept.with(
        Note.warning("triangle-alert", t("walk.kept-with-problems")),
        ProblemList.plain(problems),
        source);
    kept.open();
  }
}
