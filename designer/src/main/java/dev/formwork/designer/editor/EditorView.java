package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.FieldTemplates;
import dev.formwork.definitions.Parameters;
import dev.formwork.definitions.Presence;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.source.Editing;
import dev.formwork.designer.source.Editing.Saved;
import dev.formwork.designer.source.OvertakenSheet;
import dev.formwork.editing.Place;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.records.ReleaseImpact;
import dev.formwork.scenarios.Walks;
import dev.formwork.scripting.Scripts;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Route(value = DesignerNavigation.EDITOR, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/shell.css")
@CssImport("./designer/editor.css")
@CssImport("./designer/editor-properties.css")
@CssImport("./designer/editor-flow.css")
@CssImport("./designer/editor-sheets.css")
@CssImport("./designer/editor-reports.css")
@CssImport("./designer/editor-metrics.css")
class EditorView extends Div implements Screen, BeforeEnterObserver {

  private final transient Drafts drafts;
  private final transient DefinitionTypes types;
  private final transient Refactoring refactoring;
  private final transient OwnTemplates templates;
  private final transient Presence presence;
  private final transient People people;
  private final transient CurrentActor current;
  private final transient Clock clock;
  private final transient Scripts scripts;
  private final transient Walks walks;
  private final transient DraftFigures figures;
  private final transient RulePast past;
  private final transient Parameters parameters;
  private @Nullable Open open;

  EditorView(
      Drafts drafts,
      DefinitionTypes types,
      ReleaseImpact impact,
      Presence presence,
      People people,
      CurrentActor current,
      Clock clock,
      Scripts scripts,
      Walks walks,
      DraftFigures figures,
      FieldTemplates fieldTemplates,
      RulePast past,
      Parameters parameters) {
    this.parameters = parameters;
    this.templates = new OwnTemplates(fieldTemplates, current::get);
    this.refactoring = new Refactoring(drafts, types, impact, current::get);
    this.presence = presence;
    this.people = people;
    this.scripts = scripts;
    this.walks = walks;
    this.figures = figures;
    this.past = past;
    this.drafts = drafts;
    this.types = types;
    this.current = current;
    this.clock = clock;
    addClassNames("fw-page", "fw-editor-page");
    Shortcuts.addShortcutListener(this, this::undo, Key.KEY_Z, KeyModifier.CONTROL);
    Shortcuts.addShortcutListener(
        this, this::redo, Key.KEY_Z, KeyModifier.CONTROL, KeyModifier.SHIFT);
    Shortcuts.addShortcutListener(this, this::redo, Key.KEY_Y, KeyModifier.CONTROL);
  }

  /** What is on screen. */
  private record Open(AppSummary app, Draftsman draftsman, EditorHead head, Div desk) {}

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    DefinitionKey key = DesignerNavigation.appOf(event);
    DefinitionName name = DesignerNavigation.definitionOf(event);
    if (!DesignerNavigation.isVisual(name)) {
      event.forwardTo(DesignerNavigation.source(key, name));
      return;
    }
    AppSummary app = Attempt.found(() -> drafts.summary(current.get(), key));
    begin(app, name);
    Draftsman draftsman = open().draftsman;
    resume(draftsman);
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter(DesignerNavigation.AT)
        .ifPresent(at -> draftsman.choose(draftsman.nearest(at)));
    show();
    refresh("");
    if (name.kind().equals("form")) {
      Tour.beginIn(this);
    }
  }

  private void begin(AppSummary app, DefinitionName name) {
    Editing editing = Attempt.found(() -> new Editing(drafts, current::get, app.key(), name));
    var suggestions = new Suggestions[1];
    var draftsman =
        new Draftsman(
            editing,
            new Draftsman.Told(
                this::edited, this::typed, this::chosen, this::overtaken, this::move),
            tree -> {
              suggestions[0] = new Suggestions(drafts, current::get, app.key(), name, tree);
              return suggestions[0];
            });
    var head =
        new EditorHead(
            app.key(),
            name,
            new EditorHead.Actions(
                this::undo,
                this::redo,
                problem -> draftsman.select(draftsman.nearest(problem.problem().path())),
                this::askDiscard,
                mayBeRenamed(editing, app) ? this::askKey : null,
                switch (name.kind()) {
                  case "form" -> new EditorHead.Trial(t("editor.trial"), "eye", this::tryOut);
                  case "flow" -> new EditorHead.Trial(t("editor.trial"), "eye", this::walk);
                  case "rule" ->
                      new EditorHead.Trial(t("ruletrial.title"), "history", this::tryOnPast);
                  default -> null;
                }),
            new Company(presence, people, current, app.key(), name, this::catchUp));
    draftsman.offer(
        new PartActs(
            refactoring,
            draftsman,
            app.key(),
            parameter -> parameters.changes(current.get(), app.key(), parameter)));
    open = new Open(app, draftsman, head, new Div());
    open.desk.addClassName("fw-editor-desk");
    removeAll();
    add(head, open.desk);
  }

  private static boolean mayBeRenamed(Editing editing, AppSummary app) {
    return editing.kept().state() == DraftDefinition.State.ADDED
        && !editing.name().equals(DefinitionName.manifestOf(app.key()));
  }

  /** Another key for the whole definition, which nothing outside of the draft knows yet. */
  private void askKey() {
    Open now = open();
    var renaming =
        new DefinitionRenaming(
            refactoring, now.app.key(), now.draftsman.name(), now.draftsman::trail, this::move);
    new RenameSheet(renaming).open();
  }

  /** Goes on with a definition under its other key; the way that led there comes along. */
  private void move(Trail.Turn turn) {
    Trail.Renamed other = Objects.requireNonNull(turn.step().other());
    UI ui = UI.getCurrent();
    ComponentUtil.setData(ui, Trail.Turn.class, turn);
    ui.navigate(
        DesignerNavigation.editor(open().app.key(), turn.back() ? other.old() : other.now()));
  }

  private static void resume(Draftsman draftsman) {
    UI ui = UI.getCurrent();
    Trail.Turn turn = ComponentUtil.getData(ui, Trail.Turn.class);
    ComponentUtil.setData(ui, Trail.Turn.class, null);
    if (turn != null) {
      draftsman.resume(turn);
    }
  }

  private Open open() {
    return Objects.requireNonNull(open, "Expected a definition to be open.");
  }

  /** Shows what there is, as its kind is edited. */
  private void show() {
    Open now = open();
    now.desk.removeAll();
    if (now.draftsman.editing().isDeleted() || !Yaml.read(now.draftsman.text()).isFine()) {
      boolean isDeleted = now.draftsman.editing().isDeleted();
      now.desk.add(
          new EmptyState(
              "file-text",
              t(isDeleted ? "source.deleted" : "editor.unreadable"),
              t(isDeleted ? "source.deleted-hint" : "editor.unreadable-hint"),
              Button.plain(t("editor.to-source"), this::toSource)));
      return;
    }
    String schema =
        types.find(now.draftsman.name().kind()).map(type -> type.schema()).orElseThrow();
    DefinitionKey app = now.app.key();
    now.desk.add(
        switch (now.draftsman.name().kind()) {
          case "form" ->
              new FormDesk(
                  now.draftsman, app, templates, refactoring, now.draftsman::stepped, clock);
          case "flow" ->
              new FlowDesk(now.draftsman, new FlowMeans(app, walks, drafts, current::get));
          case "report" -> new ReportDesk(now.draftsman, app, figures);
          case "metric" -> new MetricDesk(now.draftsman, app, figures);
          case "dashboard" -> new DashboardDesk(now.draftsman, app, figures);
          case "role" -> new RoleDesk(now.draftsman);
          case "decision-table" -> new SheetDesk(now.draftsman, schema, "rows");
          case "option-list" -> new SheetDesk(now.draftsman, schema, "options");
          default -> new PageDesk(now.draftsman, schema);
        });
  }

  private void toSource() {
    UI.getCurrent().navigate(DesignerNavigation.source(open().app.key(), open().draftsman.name()));
  }

  private void edited() {
    if (open().desk.getChildren().findFirst().orElse(null) instanceof Surface surface) {
      surface.edited();
    } else {
      show();
    }
    refresh(savedNow());
  }

  private void typed() {
    if (open().desk.getChildren().findFirst().orElse(null) instanceof Surface surface) {
      surface.typed();
    }
    refresh(savedNow());
  }

  private void chosen(Place place) {
    if (open().desk.getChildren().findFirst().orElse(null) instanceof Surface surface) {
      surface.chosen(place);
    }
  }

  private String savedNow() {
    return t("editor.saved-at", Show.moment(clock.instant()));
  }

  private void refresh(String when) {
    Open now = open();
    now.head.show(now.draftsman.editing().kept(), now.draftsman.edits(), when);
    now.head.showProblems(now.draftsman.problems());
  }

  private void catchUp() {
    if (open().draftsman.catchUp()) {
      Toast.done(t("editor.caught-up"));
    }
  }

  private void tryOut() {
    Open now = open();
    var means =
        new TrialForm.Means(
            scripts,
            clock.withZone(Show.zone()),
            current.get(),
            now.draftsman.suggestions().parameterDefaults());
    new TrialSheet(now.draftsman, now.app.key(), means).open();
  }

  private void walk() {
    if (open().desk.getChildren().findFirst().orElse(null) instanceof FlowDesk flow) {
      flow.walk();
    }
  }

  private void tryOnPast() {
    Open now = open();
    new RuleTrialSheet(now.draftsman, now.app.key(), past).open();
  }

  private void undo() {
    open().draftsman.undo();
  }

  private void redo() {
    open().draftsman.redo();
  }

  private void overtaken(Saved.Overtaken overtaken) {
    OvertakenSheet.open(
        overtaken,
        theirs -> Attempt.isDone(() -> open().draftsman.keepMine(theirs)),
        theirs -> open().draftsman.take(theirs));
  }

  private void askDiscard() {
    Sheet.ask(
        t("source.discard"),
        t("source.discard-loss"),
        t("source.discard"),
        () -> Attempt.isDone(this::discard));
  }

  private void discard() {
    if (open().draftsman.discard()) {
      show();
      refresh("");
    } else {
      Toast.done(t("source.discarded"));
      UI.getCurrent().navigate(DesignerNavigation.app(open().app.key()));
    }
  }

  @Override
  public List<Crumb> crumbs() {
    if (open == null) {
      return List.of();
    }
    Open now = open();
    var kept = now.draftsman.editing().kept();
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS),
        new Crumb(Say.t(now.app.title()), DesignerNavigation.app(now.app.key())),
        Crumb.here(
            kept.title().isEmpty() ? now.draftsman.name().key().value() : Say.t(kept.title())));
  }
}
