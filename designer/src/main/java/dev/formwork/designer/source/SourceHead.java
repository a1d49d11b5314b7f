package dev.formwork.designer.source;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.text.Say;

/** The line above the editor: what is edited, how it stands, and what can be done. */
public final class SourceHead extends Div {

  /** What its buttons do. */
  record Actions(Runnable save, Runnable discard, Runnable delete) {}

  private final H1 title = new H1();
  private final Span kind = new Span();
  private final Span state = new Span();
  private final Span unsaved = new Span();
  private final Span problems = new Span();
  private final Button save;
  private final Menu more = new Menu(t("source.more"), Icon.of("ellipsis"));
  private final transient Actions actions;

  SourceHead(DefinitionKey app, DefinitionName name, Actions actions) {
    this.actions = actions;
    this.save = Button.primary(t("source.save"), actions.save()).withIcon("save");
    addClassName("fw-app-head");
    kind.addClassName("fw-quiet");
    unsaved.addClassNames("fw-quiet", "fw-small");
    unsaved.getElement().setAttribute("aria-live", "polite");
    problems.addClassNames("fw-small", "fw-source-count");
    problems.getElement().setAttribute("aria-live", "polite");
    more.addClassName("fw-menu-plain");
    save.getElement().setAttribute("aria-keyshortcuts", "Control+S");
    var names = new Div(title, kind, state);
    names.addClassName("fw-app-names");
    var right = new Div(problems, unsaved, save, more);
    right.addClassName("fw-app-actions");
    add(names, right);
    if (DesignerNavigation.isVisual(name)) {
      var tabs = new Tabs(t("editor.ways"));
      tabs.tab(DesignerNavigation.editor(app, name), false, new Span(t("editor.visual")));
      tabs.tab(DesignerNavigation.source(app, name), true, new Span(t("editor.source")));
      add(tabs);
    }
  }

  void show(Editing editing) {
    DraftDefinition kept = editing.kept();
    DefinitionName name = editing.name();
    title.setText(kept.title().isEmpty() ? name.key().value() : Say.t(kept.title()));
    kind.setText(t("change.name", Kinds.title(name.kind()), name.key()));
    state.removeAll();
    state.add(badge(kept));
    if (kept.outdated()) {
      state.add(StateBadge.of(StateBadge.Kind.WARNING, t("definition.outdated")));
    }
    unsaved.setText(editing.isUnsaved() ? t("source.unsaved") : "");
    save.setVisible(!editing.isDeleted());
    problems.setVisible(!editing.isDeleted());
    fill(kept);
  }

  private void fill(DraftDefinition kept) {
    boolean isEdited = kept.revision() > 0;
    boolean isFront = kept.name().kind().equals(Manifest.TYPE.kind());
    boolean isDeleted = kept.state() == DraftDefinition.State.DELETED;
    more.clear();
    if (isEdited) {
      more.action(t("source.discard"), "rotate-ccw", actions.discard());
    }
    if (!isFront && !isDeleted) {
      more.action(t("source.delete"), "x", actions.delete());
    }
    more.setVisible(isEdited || !isFront);
  }

  void showProblems(int count) {
    problems.setText(count == 0 ? t("problems.none") : t("problems.count", count));
    problems.getElement().setAttribute("data-any", count > 0);
  }

  /** How a definition stands to the live release. */
  public static Span badge(DraftDefinition definition) {
    return switch (definition.state()) {
      case RELEASED -> StateBadge.of(StateBadge.Kind.NEUTRAL, t("definition.released"));
      case ADDED -> StateBadge.of(StateBadge.Kind.SUCCESS, t("definition.added"));
      case CHANGED -> StateBadge.of(StateBadge.Kind.INFO, t("definition.changed"));
      case DELETED -> StateBadge.of(StateBadge.Kind.DANGER, t("definition.deleted"));
    };
  }
}
