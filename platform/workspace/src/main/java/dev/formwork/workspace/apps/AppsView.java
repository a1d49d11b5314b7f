package dev.formwork.workspace.apps;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.Features;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.shell.NavigationPart.Group;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = AppsNavigation.PATH, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/apps.css")
class AppsView extends Div implements Screen {

  AppsView(Features features) {
    addClassNames("fw-page", "fw-apps");
    add(new H1(t("apps.title")));
    var groups = features.groups().stream().filter(group -> !group.title().isEmpty()).toList();
    groups.forEach(group -> add(app(group)));
    if (groups.isEmpty()) {
      add(new EmptyState("layout-grid", t("apps.empty"), t("apps.empty-hint")));
    }
  }

  private static Component app(Group group) {
    var places = new Div();
    places.addClassName("fw-apps-places");
    group.entries().forEach(entry -> places.add(place(entry)));
    var app = new Div(new H2(group.title()), places);
    app.addClassName("fw-apps-app");
    return app;
  }

  private static Component place(Entry entry) {
    var place = Link.to(entry.path(), Icon.of(entry.icon()), new Span(entry.title()));
    place.addClassNames("fw-card", "fw-apps-place");
    return place;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("apps.title")));
  }
}
