package dev.formwork.workspace.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.list.ListNavigation;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Route(value = RecordNavigation.ROUTE, layout = MainLayout.class)
@PermitAll
class OneRecordView extends Div implements Screen, BeforeEnterObserver, BeforeLeaveObserver {

  private final transient RecordDesk desk;
  private @Nullable RecordPanel panel;

  /** What is shown; without a panel it is how the record was. */
  private @Nullable RecordView shown;

  OneRecordView(RecordDesk desk) {
    this.desk = desk;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    String id = parameters.get("record").orElseThrow(NotFoundException::new);
    QualifiedKey form = form(parameters.get("app").orElse(""), parameters.get("form").orElse(""));
    var told = event.getLocation().getQueryParameters();
    Optional<Instant> moment = RecordNavigation.asOf(told);
    removeAll();
    panel = null;
    if (moment.isPresent()) {
      shown = desk.asOf(form, id, moment.get());
      add(desk.earlier(shown, moment.get()));
      return;
    }
    panel =
        id.equals(RecordNavigation.NEW)
            ? desk.blank(form, RecordNavigation.preset(told), this::changed)
            : desk.open(form, id, this::changed);
    shown = panel.view();
    if (shown.revision() > 0) {
      desk.opened(shown);
    }
    add(panel);
  }

  private static QualifiedKey form(String app, String form) {
    try {
      return new QualifiedKey(DefinitionKey.of(app), DefinitionKey.of(form));
    } catch (RuntimeException noKeys) {
      throw new NotFoundException();
    }
  }

  private void changed(RecordPanel.Change change) {
    RecordView now = panel().view();
    QualifiedKey form = now.key();
    if (change == RecordPanel.Change.DELETED) {
      panel = null;
      UI.getCurrent().navigate(ListNavigation.path(form));
      return;
    }
    UI.getCurrent()
        .getPage()
        .getHistory()
        .replaceState(null, RecordNavigation.path(form, now.id()));
    MainLayout.of(this).ifPresent(frame -> frame.refresh(this));
  }

  private RecordPanel panel() {
    if (panel == null) {
      throw new IllegalStateException("Expected a record to be open.");
    }
    return panel;
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (panel != null) {
      panel.askBeforeLeaving(event);
    }
  }

  @Override
  public List<Crumb> crumbs() {
    RecordView view = panel == null ? Objects.requireNonNull(shown) : panel.view();
    return List.of(
        new Crumb(Say.t(view.form().title()), ListNavigation.path(view.key())),
        Crumb.here(RecordPanel.title(view)));
  }
}
