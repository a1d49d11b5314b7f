package dev.formwork.workspace.apps;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.Features;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.PlaceCards;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = AppsNavigation.PATH, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/apps.css")
class AppsView extends Div implements Screen {

  AppsView(Features features, CurrentActor current) {
    addClassNames("fw-page", "fw-apps");
    add(new H1(t("apps.title")));
    var groups = features.groups().stream().filter(group -> !group.title().isEmpty()).toList();
    add(new PlaceCards(groups, current));
    if (groups.isEmpty()) {
      add(new EmptyState("layout-grid", t("apps.empty"), t("apps.empty-hint")));
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("apps.title")));
  }
}
