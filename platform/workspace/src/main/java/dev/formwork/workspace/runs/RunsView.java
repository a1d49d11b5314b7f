package dev.formwork.workspace.runs;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.automation.Failures;
import dev.formwork.automation.Run;
import dev.formwork.automation.RunQuery;
import dev.formwork.automation.Runs;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What rules have done, the latest first; and all that failed by itself, to be retried or given up.
 */
@Route(value = RunsNavigation.PATH, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./formwork/runs.css")
class RunsView extends Div implements Screen, BeforeEnterObserver {

  private static final String FAILURES = "failures";

  private final transient Runs runs;
  private final transient Failures failures;
  private final transient Apps apps;
  private final transient CurrentActor current;
  private final transient Clock clock;

  RunsView(Runs runs, Failures failures, Apps apps, CurrentActor current, Clock clock) {
    this.runs = runs;
    this.failures = failures;
    this.apps = apps;
    this.current = current;
    this.clock = clock;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(event.getLocation().getQueryParameters().getSingleParameter("show").orElse(FAILURES));
  }

  private void show(String word) {
    removeAll();
    var hint = new Paragraph(t("runs.hint"));
    hint.addClassName("fw-quiet");
    var tabs = new Tabs(t("runs.tabs"));
    tabs.tab(RunsNavigation.PATH, word.equals(FAILURES), new Span(t("runs.failures")));
    tabs.tab(RunsNavigation.PATH + "?show=all", word.equals("all"), new Span(t("runs.all")));
    for (Run.State each : Run.State.values()) {
      tabs.tab(
          RunsNavigation.PATH + "?show=" + word(each),
          word.equals(word(each)),
          new Span(t("runs.state." + each)));
    }
    add(new H1(t("runs.title")), hint, tabs);
    if (word.equals(FAILURES)) {
      showFailures();
    } else {
      showRuns(new Div(), query(word));
    }
  }

  private void showFailures() {
    List<Failures.Failure> found = failures.list(current.get());
    if (found.isEmpty()) {
      add(new EmptyState("check", t("runs.no-failures"), t("runs.no-failures-hint")));
      return;
    }
    add(new FailureList(found, lines(), this::retry, this::giveUp));
  }

  private void showRuns(Div page, RunQuery query) {
    List<Run> found = runs.list(current.get(), query);
    if (found.isEmpty() && query.after() == null) {
      add(new EmptyState("rotate-ccw", t("runs.none"), t("runs.none-hint")));
      return;
    }
    page.add(new RunList(found, lines()));
    if (found.size() == query.limit()) {
      page.add(more(query.after(found.getLast().id())));
    }
    add(page);
  }

  private Component more(RunQuery query) {
    var more = new Div();
    more.add(
        Button.plain(
            t("runs.more"),
            () -> {
              more.removeFromParent();
              showRuns(new Div(), query);
            }));
    return more;
  }

  private RunLines lines() {
    return new RunLines(apps.live(), clock.instant());
  }

  private void retry(Failures.Failure failure) {
    failures.retry(current.get(), failure.kind(), failure.id());
    Toast.done(t("runs.retried"));
    show(FAILURES);
  }

  private void giveUp(Failures.Failure failure) {
    Sheet.ask(
        t("runs.discard-title"),
        t("runs.discard-loss"),
        t("runs.discard"),
        () -> {
          failures.discard(current.get(), failure.kind(), failure.id());
          Toast.done(t("runs.discarded"));
          show(FAILURES);
        });
  }

  private static RunQuery query(String word) {
    Run.@Nullable State state =
        Arrays.stream(Run.State.values())
            .filter(each -> word(each).equals(word))
            .findFirst()
            .orElse(null);
    return state == null ? RunQuery.ALL : RunQuery.ALL.in(state);
  }

  private static String word(Run.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("runs.title")));
  }
}
