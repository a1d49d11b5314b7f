package dev.formwork.designer.releases;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Release;
import dev.formwork.definitions.Releases;
import dev.formwork.designer.shell.AppHead;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.ChangeList;
import dev.formwork.designer.shell.ChangeWords;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.packs.Packs;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.List;

@Route(value = DesignerNavigation.RELEASES, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/releases.css")
class ReleasesView extends Div implements Screen, BeforeEnterObserver {

  private final transient Drafts drafts;
  private final transient Releases releases;
  private final transient Comparison comparison;
  private final transient Packs packs;
  private final transient CurrentActor current;
  private LocalizedText title = LocalizedText.EMPTY;

  ReleasesView(
      Drafts drafts, Releases releases, Comparison comparison, Packs packs, CurrentActor current) {
    this.drafts = drafts;
    this.releases = releases;
    this.comparison = comparison;
    this.packs = packs;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    DefinitionKey key = DesignerNavigation.appOf(event);
    AppSummary app = Attempt.found(() -> drafts.summary(current.get(), key));
    title = app.title();
    show(app);
  }

  private void show(AppSummary app) {
    List<Release> history = releases.history(app.key());
    removeAll();
    if (history.isEmpty()) {
      add(new AppHead(app, AppHead.Tab.RELEASES), none(app.key()));
      return;
    }
    var list = new OrderedList();
    list.addClassNames("fw-card", "fw-releases");
    history.forEach(release -> list.add(line(app, release)));
    add(new AppHead(app, AppHead.Tab.RELEASES, export(app)), list);
  }

  private static EmptyState none(DefinitionKey app) {
    return new EmptyState(
        "history",
        t("releases.none"),
        t("releases.none-hint"),
        Button.plain(
            t("releases.to-publish"),
            () -> UI.getCurrent().navigate(DesignerNavigation.publish(app))));
  }

  /** The live release as a pack; asked for anew with every click. */
  private Anchor export(AppSummary app) {
    DownloadHandler pack =
        DownloadHandler.fromInputStream(_ -> {
          byte[] zip = packs.export(current.get(), app.key());
          String name = app.key() + "-" + app.version() + ".zip";
          return new DownloadResponse(
              new ByteArrayInputStream(zip), name, "application/zip", zip.length);
        });
    var link = new Anchor(pack, "");
    link.add(Icon.of("download"), new Span(t("releases.export")));
    link.addClassName("fw-button");
    return link;
  }

  private ListItem line(AppSummary app, Release release) {
    boolean isLive = release.number() == app.release();
    var number = new Span(t("releases.number", release.number()));
    number.addClassName("fw-release-number");
    var head = new Div(number, StateBadge.of(StateBadge.Kind.NEUTRAL, release.version()));
    if (isLive) {
      head.add(StateBadge.of(StateBadge.Kind.SUCCESS, t("releases.live")));
    }
    head.addClassName("fw-release-head");
    var what = new Div(head, facts(release));
    if (!release.note().isBlank()) {
      var note = new Paragraph(release.note());
      note.addClassName("fw-release-note");
      what.add(note);
    }
    String despite = release.despite();
    if (despite != null) {
      var failed = new Paragraph(t("releases.despite", despite));
      failed.addClassName("fw-release-note");
      what.add(failed);
    }
    String agreed = release.agreedBy();
    if (agreed != null) {
      var by = new Span(t("releases.agreed", who(agreed)));
      by.addClassNames("fw-quiet", "fw-small");
      what.add(by);
    }
    var actions = new Div(Button.quiet(t("releases.changes"), () -> showChanges(release)));
    if (!isLive) {
      actions.add(
          Button.plain(t("releases.rollback"), () -> askRollback(app, release))
              .withIcon("rotate-ccw"));
    }
    actions.addClassName("fw-app-actions");
    return new ListItem(what, actions);
  }

  /** "2026-02-14 09:05 · Wang Min · from a pack". */
  private Component facts(Release release) {
    String origin =
        switch (release.origin()) {
          case DRAFT -> t("releases.from-draft");
          case PACK -> t("releases.from-pack");
          case ROLLBACK -> t("releases.from-rollback");
        };
    var facts = new Span(t("releases.facts", Show.moment(release.at()), who(release.by()), origin));
    facts.addClassNames("fw-quiet", "fw-small");
    return facts;
  }

  private String who(String id) {
    return current
        .get()
        .organisation()
        .person(id)
        .map(Person::name)
        .map(Say::t)
        .orElse(t("releases.by-system"));
  }

  private void showChanges(Release release) {
    List<ChangeWords> changes = comparison.of(release.app(), release.previous(), release.number());
    var sheet = new Sheet(t("releases.changes-of", release.number())).wide();
    sheet.with(new Span(ChangeList.sum(changes)), new ChangeList(changes));
    sheet.open();
  }

  private void askRollback(AppSummary app, Release release) {
    new RollbackSheet(app, release, comparison.of(app.key(), app.release(), release.number()))
        .open(note -> {
          Release made = drafts.rollback(current.get(), app.key(), release.number(), note);
          show(drafts.summary(current.get(), app.key()));
          Toast.done(t("releases.rolled-back", made.number(), release.number()));
        });
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS), Crumb.here(Say.t(title)));
  }
}
