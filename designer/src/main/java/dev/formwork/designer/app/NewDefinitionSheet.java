package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.designer.shell.Naming;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.function.Supplier;

/** Asks what a new definition is called, and begins it with a template of its kind. */
final class NewDefinitionSheet {

  private final Drafts drafts;
  private final Supplier<Actor> actor;
  private final Draft draft;
  private final String kind;
  private final Sheet sheet;
  private final Naming naming = new Naming();

  NewDefinitionSheet(Drafts drafts, Supplier<Actor> actor, Draft draft, String kind) {
    this.drafts = drafts;
    this.actor = actor;
    this.draft = draft;
    this.kind = kind;
    this.sheet = new Sheet(t("definition.new-of", Kinds.title(kind)));
  }

  void open() {
    var hint = new Paragraph(t("definition.new-hint"));
    hint.addClassName("fw-quiet");
    sheet.with(hint, naming);
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(t("definition.create"), () -> naming.name().ifPresent(this::create)));
    sheet.open();
  }

  /** A key that was deleted in the draft may be used again. */
  private void create(Naming.Name answer) {
    var name = new DefinitionName(kind, answer.key());
    DraftDefinition known = draft.find(name).orElse(null);
    if (known != null && known.state() != DraftDefinition.State.DELETED) {
      naming.refuseKey(t("definition.exists"));
      return;
    }
    long revision = known == null ? 0 : known.revision();
    try {
      drafts.save(
          actor.get(), draft.app(), name, Templates.text(name, answer.title(), draft), revision);
    } catch (Refusal refused) {
      naming.refuseKey(Attempt.why(refused));
      return;
    }
    sheet.close();
    UI.getCurrent().navigate(DesignerNavigation.source(draft.app(), name));
  }
}
