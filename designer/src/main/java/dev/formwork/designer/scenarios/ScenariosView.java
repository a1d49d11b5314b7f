package dev.formwork.designer.scenarios;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.Drafts;
import dev.formwork.designer.shell.AppHead;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Playing;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.Scenarios;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;

@Route(value = DesignerNavigation.SCENARIOS, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/releases.css")
@CssImport("./designer/scenarios.css")
class ScenariosView extends Div implements Screen, BeforeEnterObserver {

  private final transient Drafts drafts;
  private final transient Scenarios scenarios;
  private final transient CurrentActor current;
  private LocalizedText title = LocalizedText.EMPTY;

  ScenariosView(Drafts drafts, Scenarios scenarios, CurrentActor current) {
    this.drafts = drafts;
    this.scenarios = scenarios;
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
    List<Scenarios.Summary> all =
        app.release() == 0 ? List.of() : scenarios.of(current.get(), app.key());
    removeAll();
    if (all.isEmpty()) {
      add(
          new AppHead(app, AppHead.Tab.SCENARIOS),
          new EmptyState("circle-check", t("scenarios.none"), t("scenarios.none-hint")));
      return;
    }
    var list = new OrderedList();
    list.addClassNames("fw-card", "fw-releases");
    all.forEach(each -> list.add(line(app, each)));
    var playAll =
        Button.primary(t("scenarios.play-all"), () -> play(app, List.of())).withIcon("rocket");
    add(new AppHead(app, AppHead.Tab.SCENARIOS, playAll), list);
  }

  private ListItem line(AppSummary app, Scenarios.Summary scenario) {
    var name = new Span(Say.t(scenario.title()));
    name.addClassName("fw-release-number");
    var head = new Div(name, badge(scenario));
    head.addClassName("fw-release-head");
    var what = new Div(head, facts(scenario));
    var actions = new Div();
    Played last = scenario.last();
    if (last != null) {
      Played.Failure failure = last.failure();
      if (failure != null) {
        what.add(PlayedSheet.failure(failure));
      }
      actions.add(Button.quiet(t("scenarios.steps"), () -> PlayedSheet.open(last)));
    }
    actions.add(Button.plain(t("scenarios.play"), () -> play(app, List.of(scenario.key()))));
    actions.addClassName("fw-app-actions");
    return new ListItem(what, actions);
  }

  private static Component badge(Scenarios.Summary scenario) {
    Played last = scenario.last();
    if (last == null) {
      return StateBadge.of(StateBadge.Kind.NEUTRAL, t("scenarios.not-played"));
    }
    return last.holds()
        ? StateBadge.of(StateBadge.Kind.SUCCESS, t("scenarios.holds"))
        : StateBadge.of(StateBadge.Kind.DANGER, t("scenarios.fails"));
  }

  /** "first-review-checks-the-order · O15, O16 · 2026-02-14 09:05". */
  private static Paragraph facts(Scenarios.Summary scenario) {
    var facts = new StringBuilder(scenario.key().value());
    if (!scenario.proves().isEmpty()) {
      facts.append(" · ").append(String.join(", ", scenario.proves()));
    }
    Instant at = scenario.at();
    if (at != null) {
      facts.append(" · ").append(Show.moment(at));
    }
    var line = new Paragraph(facts.toString());
    line.addClassNames("fw-quiet", "fw-small", "fw-scenario-facts");
    return line;
  }

  private void play(AppSummary app, List<DefinitionKey> only) {
    Actor actor = current.get();
    Playing.over(
        progress -> scenarios.play(actor, app.key(), only, progress),
        run -> {
          show(app);
          Toast.done(t("scenarios.done", run.played().size(), run.failed()));
        },
        refused -> Toast.refused(Attempt.why(refused)));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS), Crumb.here(Say.t(title)));
  }
}
