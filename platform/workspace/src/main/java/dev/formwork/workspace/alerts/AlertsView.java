package dev.formwork.workspace.alerts;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.tasks.Notice;
import dev.formwork.tasks.Notices;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** What the person at the screen was told, the latest first. */
@Route(value = AlertsNavigation.PATH, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/alerts.css")
class AlertsView extends Div implements Screen, BeforeEnterObserver {

  private final transient Notices notices;
  private final transient CurrentActor current;
  private final transient Clock clock;
  private final transient List<NoticePlace> places;

  AlertsView(Notices notices, CurrentActor current, Clock clock, List<NoticePlace> places) {
    this.places = places;
    this.notices = notices;
    this.current = current;
    this.clock = clock;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    removeAll();
    Actor actor = current.get();
    List<Notice> all = notices.of(actor, false);
    var head = new Div(new H1(t("alerts.title")));
    head.addClassName("fw-alerts-head");
    add(head);
    if (all.isEmpty()) {
      add(new EmptyState("bell", t("alerts.none"), t("alerts.none-hint")));
      return;
    }
    if (!all.stream().allMatch(Notice::read)) {
      head.add(Button.plain(t("alerts.read-all"), this::readAll).withIcon("check"));
    }
    add(new AlertList(all, actor.organisation(), clock.instant(), this::read, this::path));
  }

  /** Where a notice leads: its record, where it is about one. */
  private String path(Notice notice) {
    return places.stream()
        .flatMap(place -> place.path(notice).stream())
        .findFirst()
        .orElseGet(() -> RecordNavigation.path(notice.form(), notice.record()));
  }

  private void read(Notice notice) {
    notices.read(current.get(), notice.id());
  }

  private void readAll() {
    notices.readAll(current.get());
    show();
    MainLayout.of(this).ifPresent(frame -> frame.refresh(this));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("alerts.title")));
  }
}
