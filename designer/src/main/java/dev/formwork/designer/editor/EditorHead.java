package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.designer.source.SourceHead;
import dev.formwork.editing.Edits;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The line above the editor: what is edited, whether it is kept, what is wrong, what can be done.
 */
final class EditorHead extends Div {

  /** A way to try it: what its button says and does. */
  record Trial(String words, String icon, Runnable open) {}

  /**
   * What its buttons do.
   *
   * @param rename asks for another key; absent where it has to stay
   * @param trial absent for kinds that can't be tried
   */
  record Actions(
      Runnable undo,
      Runnable redo,
      Consumer<LocatedProblem> goTo,
      Runnable discard,
      @Nullable Runnable rename,
      @Nullable Trial trial) {}

  private final H1 title = new H1();
  private final Span state = new Span();
  private final Span saved = new Span();
  private final Button undo;
  private final Button redo;
  private final Menu problems = new Menu(t("problems.title"), new Span());
  private final Menu more = new Menu(t("source.more"), Icon.of("ellipsis"));
  private final transient Actions actions;

  EditorHead(DefinitionKey app, DefinitionName name, Actions actions, Company company) {
    this.actions = actions;
    addClassNames("fw-app-head", "fw-editor-head");
    undo = Button.picture("undo-2", t("editor.undo"), actions.undo());
    redo = Button.picture("redo-2", t("editor.redo"), actions.redo());
    undo.getElement().setAttribute("aria-keyshortcuts", "Control+Z");
    redo.getElement().setAttribute("aria-keyshortcuts", "Control+Shift+Z");
    saved.addClassNames("fw-quiet", "fw-small");
    saved.getElement().setAttribute("aria-live", "polite");
    problems.addClassName("fw-menu-plain");
    more.addClassName("fw-menu-plain");
    if (actions.rename() != null) {
      more.action(t("rename.definition"), "key", actions.rename());
    }
    more.action(t("source.discard"), "rotate-ccw", actions.discard());
    var kind = new Span(t("change.name", Kinds.title(name.kind()), name.key()));
    kind.addClassName("fw-quiet");
    var names = new Div(title, kind, state);
    names.addClassName("fw-app-names");
    var publish =
        Link.to(DesignerNavigation.publish(app), Icon.of("rocket"), new Span(t("app.publish")));
    publish.addClassName("fw-button");
    publish.getElement().setAttribute("data-look", "primary");
    var right = new Div(company, saved, undo, redo, problems);
    if (actions.trial() != null) {
      Trial it = actions.trial();
      var trial = Button.plain(it.words(), it.open()).withIcon(it.icon());
      trial.addClassName("fw-editor-trial");
      right.add(trial);
    }
    right.add(publish, more);
    right.addClassName("fw-app-actions");
    var tabs = new Tabs(t("editor.ways"));
    tabs.tab(DesignerNavigation.editor(app, name), true, new Span(t("editor.visual")));
    tabs.tab(DesignerNavigation.source(app, name), false, new Span(t("editor.source")));
    add(names, right, tabs);
  }

  void show(DraftDefinition kept, Edits edits, String when) {
    title.setText(kept.title().isEmpty() ? kept.name().key().value() : Say.t(kept.title()));
    state.removeAll();
    state.add(SourceHead.badge(kept));
    saved.setText(when);
    undo.setEnabled(edits.canUndo());
    redo.setEnabled(edits.canRedo());
    more.setVisible(kept.revision() > 0);
  }

  void showProblems(List<LocatedProblem> found) {
    problems.clear();
    boolean isFine = found.isEmpty();
    var face = problems.trigger();
    face.removeAll();
    String words = isFine ? t("problems.none") : t("problems.count", found.size());
    face.add(Icon.of(isFine ? "circle-check" : "circle-alert"), new Span(words));
    face.setAriaLabel(words);
    face.getElement().setAttribute("data-any", !isFine);
    face.setEnabled(!isFine);
    found.forEach(each ->
        problems.action(
            Say.t(each.problem()),
            each.problem().isError() ? "circle-alert" : "triangle-alert",
            () -> actions.goTo().accept(each)));
  }
}
