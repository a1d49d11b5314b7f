package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = InboxNavigation.PATH, layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
@PermitAll
class InboxView extends Div implements Screen {

  InboxView() {
    addClassName("fw-page");
    add(new EmptyState("inbox", t("inbox.empty.title"), t("inbox.empty.hint")));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("inbox.title")));
  }
}
