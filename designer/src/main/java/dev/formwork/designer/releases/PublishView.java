package dev.formwork.designer.releases;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.Agreements;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Release;
import dev.formwork.designer.shell.AppHead;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.ChangeList;
import dev.formwork.designer.shell.ChangeWords;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.FailedScenariosSheet;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

@Route(value = DesignerNavigation.PUBLISH, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/releases.css")
class PublishView extends Div implements Screen, BeforeEnterObserver {

  private static final int MAX_NOTE = 2_000;

  private final transient Drafts drafts;
  private final transient Comparison comparison;
  private final transient Foresight foresight;
  private final transient DefinitionTypes types;
  private final transient CurrentActor current;
  private final transient Agreements agreements;
  private final TextArea note = new TextArea(t("publish.note"));
  private LocalizedText title = LocalizedText.EMPTY;

  PublishView(
      Drafts drafts,
      Comparison comparison,
      Foresight foresight,
      DefinitionTypes types,
      CurrentActor current,
      Agreements agreements) {
    this.agreements = agreements;
    this.drafts = drafts;
    this.comparison = comparison;
    this.foresight = foresight;
    this.types = types;
    this.current = current;
    addClassName("fw-page");
    note.setMaxLength(MAX_NOTE);
    note.setPlaceholder(t("publish.note-hint"));
    note.setMinRows(3);
    note.addClassName("fw-publish-note");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(DesignerNavigation.appOf(event));
  }

  private void show(DefinitionKey key) {
    AppSummary app = Attempt.found(() -> drafts.summary(current.get(), key));
    title = app.title();
    removeAll();
    add(new AppHead(app, AppHead.Tab.PUBLISH));
    List<ChangeWords> changes = comparison.ofDraft(current.get(), key);
    if (changes.isEmpty()) {
      add(nothing(key));
      return;
    }
    LocatedProblems problems = drafts.check(current.get(), key);
    var columns = new Div(changes(app, changes), aside(app, problems));
    columns.addClassName("fw-app-columns");
    add(columns);
  }

  private static EmptyState nothing(DefinitionKey app) {
    return new EmptyState(
        "circle-check",
        t("publish.nothing"),
        t("publish.nothing-hint"),
        Button.plain(
            t("publish.edit"), () -> UI.getCurrent().navigate(DesignerNavigation.app(app))));
  }

  private static Section changes(AppSummary app, List<ChangeWords> changes) {
    var sum = new Span(ChangeList.sum(changes));
    sum.addClassName("fw-quiet");
    var head =
        new Div(
            new H2(app.release() == 0 ? t("publish.first") : t("publish.since", app.release())),
            sum);
    head.addClassName("fw-section-head");
    var section = new Section(head, new ChangeList(changes));
    section.addClassName("fw-app-main");
    return section;
  }

  private Aside aside(AppSummary app, LocatedProblems problems) {
    var aside = new Aside();
    aside.addClassName("fw-app-aside");
    if (!problems.list().isEmpty()) {
      var card =
          new Section(new H2(t("problems.title")), ProblemList.of(app.key(), types, problems));
      card.addClassNames("fw-card", "fw-side-card");
      aside.add(card);
    }
    if (app.release() > 0 && !problems.hasErrors()) {
      Actor actor = current.get();
      aside.add(new ImpactCard(() -> foresight.of(actor, app.key())));
    }
    aside.add(publishCard(app, problems));
    return aside;
  }

  private Section publishCard(AppSummary app, LocatedProblems problems) {
    if (agreements.isNeeded(current.get(), app.key())) {
      return AgreementCard.of(
          agreements,
          current::get,
          app.key(),
          note,
          !problems.hasErrors(),
          new AgreementCard.Then(() -> show(app.key()), this::published));
    }
    var hint = new Paragraph(t("publish.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var publish = Button.primary(t("publish.publish"), () -> publish(app.key())).withIcon("rocket");
    var card = new Section(new H2(t("publish.publish")), hint, note, publish);
    card.addClassNames("fw-card", "fw-side-card");
    if (problems.hasErrors()) {
      publish.setEnabled(false);
      var refused = new Paragraph(Icon.of("circle-alert"), new Span(t("publish.errors")));
      refused.addClassName("fw-publish-refused");
      card.add(refused);
    }
    return card;
  }

  private void publish(DefinitionKey app) {
    Actor actor = current.get();
    String why = note.getValue().strip();
    FailedScenariosSheet.unlessTheyHold(
        (insistence, progress) -> drafts.publish(actor, app, why, insistence, progress),
        this::published);
  }

  private void published(Release release) {
    note.clear();
    UI.getCurrent().navigate(DesignerNavigation.releases(release.app()));
    Toast.done(t("publish.done", release.number()));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS), Crumb.here(Say.t(title)));
  }
}
