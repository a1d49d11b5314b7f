package dev.formwork.designer.source;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.source.Editing.Saved;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Route(value = DesignerNavigation.SOURCE, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/shell.css")
@CssImport("./designer/source.css")
class SourceView extends Div implements Screen, BeforeEnterObserver, BeforeLeaveObserver {

  private final transient Drafts drafts;
  private final transient CurrentActor current;
  private @Nullable Open open;

  SourceView(Drafts drafts, CurrentActor current) {
    this.drafts = drafts;
    this.current = current;
    addClassNames("fw-page", "fw-source-page");
    Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.CONTROL);
    Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.META);
  }

  /** What is on screen. */
  private record Open(
      AppSummary app, Editing editing, SourceEditor editor, SourceHead head, SourceAside aside) {}

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    DefinitionKey key = DesignerNavigation.appOf(event);
    DefinitionName name = DesignerNavigation.definitionOf(event);
    AppSummary app = Attempt.found(() -> drafts.summary(current.get(), key));
    Editing editing = Attempt.found(() -> new Editing(drafts, current::get, key, name));
    var editor = new SourceEditor(t("source.editor", name.key()));
    editor.addClassNames("fw-card", "fw-source-editor");
    editor.onTyped(typed -> typed(typed.text()));
    var head = new SourceHead(key, name, actions());
    open = new Open(app, editing, editor, head, new SourceAside(editor));
    show();
    goTo(event);
  }

  private Open open() {
    return Objects.requireNonNull(open, "Expected a definition to be open.");
  }

  private SourceHead.Actions actions() {
    return new SourceHead.Actions(this::save, this::askDiscard, this::askDelete);
  }

  private void show() {
    Open now = open();
    removeAll();
    add(now.head);
    if (now.editing.isDeleted()) {
      add(
          new EmptyState(
              "file-text",
              t("source.deleted"),
              t("source.deleted-hint"),
              Button.plain(t("source.restore"), this::discard)));
    } else {
      now.editor.setText(now.editing.text());
      var desk = new Div(now.editor, now.aside);
      desk.addClassName("fw-source-desk");
      add(desk);
      now.aside.showUsages(now.editing.usages());
      check();
    }
    refresh();
  }

  private void goTo(BeforeEnterEvent event) {
    var query = event.getLocation().getQueryParameters();
    Editing editing = open().editing;
    query
        .getSingleParameter(DesignerNavigation.LINE)
        .filter(line -> line.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .or(() -> query.getSingleParameter(DesignerNavigation.AT).map(editing::lineOf))
        .ifPresent(open().editor::goTo);
  }

  private void typed(String text) {
    open().editing.typed(text);
    check();
    refresh();
  }

  private void check() {
    List<LocatedProblem> problems = open().editing.problems().list();
    open().editor.mark(problems.stream().map(SourceView::mark).toList());
    open().aside.showProblems(problems);
    open().head.showProblems(problems.size());
  }

  private static SourceEditor.Mark mark(LocatedProblem located) {
    String severity =
        switch (located.problem().severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case HINT -> "info";
        };
    return new SourceEditor.Mark(located.line(), severity, Say.t(located.problem()));
  }

  /** Says anew how the text stands to the draft, and keeps the browser from losing it. */
  private void refresh() {
    Editing editing = open().editing;
    open().head.show(editing);
    boolean isUnsaved = editing.isUnsaved();
    getElement()
        .executeJs("window.onbeforeunload = $0 ? (e) => e.preventDefault() : null", isUnsaved);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().getPage().executeJs("window.onbeforeunload = null");
  }

  // ---- saving ----

  /** The last keys may not have been told yet: asks for the text first. */
  private void save() {
    if (!open().editing.isDeleted()) {
      open()
          .editor
          .read(text -> {
            open().editing.typed(text);
            attempt(() -> saved(open().editing.save()));
          });
    }
  }

  private void attempt(Runnable act) {
    Attempt.isDone(act);
    refresh();
  }

  private void saved(Saved saved) {
    switch (saved) {
      case Saved.Kept _ -> {
        check();
        Toast.done(t("source.saved"));
      }
      case Saved.Overtaken overtaken -> OvertakenSheet.open(overtaken, this::keepMine, this::take);
    }
  }

  private void keepMine(Saved.Overtaken overtaken) {
    attempt(() -> saved(open().editing.saveOver(overtaken.theirs())));
  }

  private void take(Saved.Overtaken overtaken) {
    open().editing.take(overtaken.theirs());
    show();
  }

  // ---- discarding and deleting ----

  private void askDiscard() {
    Sheet.ask(t("source.discard"), t("source.discard-loss"), t("source.discard"), this::discard);
  }

  private void discard() {
    attempt(() -> {
      if (open().editing.discard()) {
        show();
      } else {
        leave(t("source.discarded"));
      }
    });
  }

  private void askDelete() {
    String name = open().editing.name().key().value();
    Sheet.ask(t("source.delete"), t("source.delete-loss", name), t("source.delete"), this::delete);
  }

  /** What uses it is told with the places, so that somebody can go there. */
  private void delete() {
    try {
      open().editing.delete();
      leave(t("source.is-deleted", open().editing.name().key().value()));
    } catch (Refusal.Conflict used) {
      if (used.code().equals("definitions.used")) {
        UsedSheet.open(open().editing.name(), open().editing.usages());
      } else {
        Toast.refused(Attempt.why(used));
      }
    } catch (Refusal refused) {
      Toast.refused(Attempt.why(refused));
    }
  }

  private void leave(String why) {
    open().editing.typed(open().editing.kept().text());
    Toast.done(why);
    UI.getCurrent().navigate(DesignerNavigation.app(open().app.key()));
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (open == null || !open.editing.isUnsaved()) {
      return;
    }
    var onwards = event.postpone();
    UnsavedSheet.open(
        onwards::proceed,
        () ->
            open()
                .editor
                .read(text -> {
                  open().editing.typed(text);
                  attempt(() -> {
                    Saved saved = open().editing.save();
                    saved(saved);
                    if (saved instanceof Saved.Kept) {
                      onwards.proceed();
                    }
                  });
                }));
  }

  @Override
  public List<Crumb> crumbs() {
    Open now = open();
    var title = now.editing.kept().title();
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS),
        new Crumb(Say.t(now.app.title()), DesignerNavigation.app(now.app.key())),
        Crumb.here(title.isEmpty() ? now.editing.name().key().value() : Say.t(title)));
  }
}
