package dev.formwork.designer.packs;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Rehearsed;
import dev.formwork.definitions.Release;
import dev.formwork.designer.shell.ChangeList;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.FailedScenariosSheet;
import dev.formwork.designer.shell.Playing;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Problem;
import dev.formwork.packs.PackPlan;
import dev.formwork.packs.PackReader;
import dev.formwork.packs.Packs;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

@Route(value = DesignerNavigation.IMPORT, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/shell.css")
@CssImport("./designer/releases.css")
@CssImport("./designer/import.css")
class ImportView extends Div implements Screen, BeforeEnterObserver {

  /** As the reader of packs has it; a larger one is refused before it travels. */
  private static final int MAX_BYTES = 20_000_000;

  private final transient Importing importing;
  private final transient CurrentActor current;
  private final Div step = new Div();

  ImportView(PackReader reader, Packs packs, Apps apps, CurrentActor current) {
    this.importing = new Importing(reader, packs, apps);
    this.current = current;
    addClassName("fw-page");
    step.addClassName("fw-import");
    var names = new Div(new H1(t("import.title")));
    names.addClassName("fw-app-names");
    var head = new Div(names);
    head.addClassName("fw-app-head");
    add(head, step);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    choose(List.of());
  }

  // ---- choosing ----

  private void choose(List<Problem> refused) {
    var hint = new Paragraph(t("import.hint"));
    hint.addClassName("fw-quiet");
    var card = new Section(hint, upload());
    card.addClassNames("fw-card", "fw-import-card");
    if (!refused.isEmpty()) {
      card.add(refusal(refused));
    }
    step.removeAll();
    step.add(card);
  }

  private static Div refusal(List<Problem> problems) {
    var list = new UnorderedList();
    list.addClassName("fw-problems");
    for (Problem problem : problems) {
      var text = new Span(Say.t(problem));
      text.addClassName("fw-problem-text");
      var place = new Span(problem.path());
      place.addClassName("fw-problem-place");
      list.add(new ListItem(ProblemList.severity(problem), text, place));
    }
    var box = new Div(new H2(t("import.refused")), list);
    box.addClassName("fw-import-refused");
    box.getElement().setAttribute("role", "alert");
    return box;
  }

  private Upload upload() {
    var upload = new Upload(this::take);
    upload.setMaxFiles(1);
    upload.setMaxFileSize(MAX_BYTES);
    upload.setAcceptedFileExtensions(".zip");
    upload.setUploadButton(Button.primary(t("import.choose"), () -> {}).withIcon("upload"));
    upload.setDropLabelIcon(Icon.of("package"));
    upload.setDropLabel(new Span(t("import.drop")));
    upload.addFileRejectedListener(_ -> Toast.refused(t("import.rejected")));
    return upload;
  }

  private void take(UploadEvent event) throws IOException {
    byte[] zip;
    try (InputStream content = event.getInputStream()) {
      zip = content.readNBytes(MAX_BYTES + 1);
    }
    event.getUI().accessSynchronously(() -> take(zip));
  }

  private void take(byte[] zip) {
    Actor actor = current.get();
    Playing.in(
        this::show,
        progress -> {
          importing.read(actor, zip, progress);
          return importing.plan();
        },
        this::plan,
        refused -> choose(refused.problems().list()),
        () -> choose(List.of()));
  }

  private void show(Playing playing) {
    var card = new Section(new H2(t("playing.title")), playing);
    card.addClassNames("fw-card", "fw-import-card");
    step.removeAll();
    step.add(card);
  }

  // ---- the plan ----

  private void plan(PackPlan plan) {
    var what = new Div(summary(plan));
    what.addClassName("fw-app-main");
    if (importing.changes().isEmpty()) {
      what.add(new EmptyState("circle-check", t("import.same"), t("import.same-hint"), open(plan)));
    } else {
      what.add(new ChangeList(importing.changes()));
    }
    var columns = new Div(what, aside(plan));
    columns.addClassName("fw-app-columns");
    step.removeAll();
    step.add(columns);
  }

  private static Button open(PackPlan plan) {
    return Button.plain(
        t("import.open"), () -> UI.getCurrent().navigate(DesignerNavigation.app(plan.app())));
  }

  private Div summary(PackPlan plan) {
    var title = new H2(Say.t(importing.title()));
    var facts = new Span(t("app.facts", plan.app(), plan.version()));
    facts.addClassName("fw-quiet");
    var becomes =
        new Span(plan.release() == 0 ? t("import.new-app") : t("import.replaces", plan.release()));
    becomes.addClassName("fw-quiet");
    var names = new Div(title, facts);
    names.addClassName("fw-app-names");
    var summary = new Div(names, becomes);
    if (!importing.changes().isEmpty()) {
      summary.add(new Span(ChangeList.sum(importing.changes())));
    }
    summary.addClassName("fw-import-summary");
    return summary;
  }

  private Aside aside(PackPlan plan) {
    var aside = new Aside();
    aside.addClassName("fw-app-aside");
    if (!plan.problems().list().isEmpty()) {
      var card = new Section(new H2(t("problems.title")), ProblemList.plain(plan.problems()));
      card.addClassNames("fw-card", "fw-side-card");
      aside.add(card);
    }
    if (plan.rehearsed().played() > 0) {
      aside.add(scenarios(plan.rehearsed()));
    }
    aside.add(decision(plan));
    return aside;
  }

  private static Section scenarios(Rehearsed rehearsed) {
    int failed = rehearsed.failures().list().size();
    var card = new Section(new H2(t("import.scenarios")));
    card.addClassNames("fw-card", "fw-side-card");
    if (failed == 0) {
      card.add(note("circle-check", t("import.scenarios-hold", rehearsed.played()), "fw-quiet"));
    } else {
      card.add(
          note(
              "circle-alert",
              t("import.scenarios-fail", failed, rehearsed.played()),
              "fw-publish-refused"),
          ProblemList.plain(rehearsed.failures()));
    }
    return card;
  }

  private Section decision(PackPlan plan) {
    var card = new Section(new H2(t("import.decide")));
    card.addClassNames("fw-card", "fw-side-card");
    if (plan.changedHere() && !importing.changes().isEmpty()) {
      card.add(note("triangle-alert", t("import.changed-here"), "fw-import-warning"));
    }
    if (plan.problems().hasErrors()) {
      card.add(note("circle-alert", t("import.errors"), "fw-publish-refused"));
    } else if (!importing.changes().isEmpty()) {
      card.add(
          plan.changedHere()
              ? Button.danger(t("import.replace"), this::install)
              : Button.primary(t("import.import"), this::install));
    }
    card.add(Button.quiet(t("import.another"), () -> choose(List.of())));
    return card;
  }

  private static Component note(String icon, String text, String className) {
    var note = new Paragraph(Icon.of(icon), new Span(text));
    note.addClassName(className);
    return note;
  }

  private void install() {
    Actor actor = current.get();
    FailedScenariosSheet.unlessTheyHold(
        (insistence, progress) -> importing.install(actor, insistence, progress),
        ImportView::installed);
  }

  private static void installed(Release release) {
    UI.getCurrent().navigate(DesignerNavigation.app(release.app()));
    Toast.done(t("import.done", release.app(), release.version(), release.number()));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS), Crumb.here(t("import.title")));
  }
}
