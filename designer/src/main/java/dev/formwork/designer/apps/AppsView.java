package dev.formwork.designer.apps;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.shell.AppHead;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

@Route(value = DesignerNavigation.APPS, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/shell.css")
@CssImport("./designer/apps.css")
class AppsView extends Div implements Screen, BeforeEnterObserver {

  private final transient Drafts drafts;
  private final transient Apps apps;
  private final transient DefinitionTypes types;
  private final transient CurrentActor current;

  AppsView(Drafts drafts, Apps apps, DefinitionTypes types, CurrentActor current) {
    this.drafts = drafts;
    this.apps = apps;
    this.types = types;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<AppSummary> all = Attempt.found(() -> drafts.summaries(current.get()));
    removeAll();
    if (all.isEmpty()) {
      add(
          new EmptyState(
              "layout-grid", t("apps.none"), t("apps.none-hint"), importPack(), newApp()));
      return;
    }
    var names = new Div(new H1(t("designer.apps")), count(all.size()));
    names.addClassName("fw-app-names");
    var actions = new Div(importPack(), newApp());
    actions.addClassName("fw-app-actions");
    var head = new Div(names, actions);
    head.addClassName("fw-app-head");
    var cards = new Div();
    cards.addClassName("fw-app-cards");
    all.forEach(app -> cards.add(card(app)));
    add(head, cards);
  }

  private static Span count(int apps) {
    var count = new Span(t("apps.count", apps));
    count.addClassName("fw-quiet");
    return count;
  }

  private Button newApp() {
    return Button.primary(t("apps.new"), () -> NewAppSheet.open(this::create)).withIcon("plus");
  }

  private static Button importPack() {
    return Button.plain(t("apps.import"), () -> UI.getCurrent().navigate(DesignerNavigation.IMPORT))
        .withIcon("upload");
  }

  private Optional<String> create(Manifest manifest) {
    try {
      drafts.create(current.get(), manifest);
      UI.getCurrent().navigate(DesignerNavigation.app(manifest.key()));
      return Optional.empty();
    } catch (Refusal refused) {
      return Optional.of(Attempt.why(refused));
    }
  }

  private Component card(AppSummary app) {
    var mark = new Span(Icon.of("package"));
    mark.addClassName("fw-app-mark");
    var title = new H2(Say.t(app.title()));
    var facts = new Span(AppHead.factsOf(app));
    facts.addClassNames("fw-quiet", "fw-small");
    var names = new Div(title, facts);
    var head = new Div(mark, names);
    head.addClassName("fw-app-card-head");
    var holds = new Span(holds(app));
    holds.addClassNames("fw-quiet", "fw-small");
    var foot = new Div(AppHead.badge(app), holds);
    foot.addClassName("fw-app-card-foot");
    var card = Link.to(DesignerNavigation.app(app.key()), head, foot);
    card.addClassNames("fw-card", "fw-app-card");
    return card;
  }

  /** "3 forms, 1 flow", of what is live. */
  private String holds(AppSummary app) {
    return apps.findCurrent(app.key()).map(this::holds).orElse("");
  }

  private String holds(CompiledRelease live) {
    return types.all().stream()
        .filter(type -> !type.kind().equals(Manifest.TYPE.kind()))
        .sorted(Comparator.comparingInt(type -> Kinds.rank(type.kind())))
        .map(type -> count(type, live))
        .filter(words -> !words.isEmpty())
        .limit(3)
        .collect(Collectors.joining(t("apps.and")));
  }

  private static String count(DefinitionType<?> type, CompiledRelease live) {
    int count = live.all(type).size();
    String kind = count == 1 ? Kinds.title(type.kind()) : Kinds.titles(type.kind());
    return count == 0 ? "" : t("apps.holds", count, kind);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("designer.title")));
  }
}
