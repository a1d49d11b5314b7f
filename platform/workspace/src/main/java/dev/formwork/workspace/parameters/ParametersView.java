package dev.formwork.workspace.parameters;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Manifest;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The parameters of all apps. */
@Route(value = ParametersNavigation.PATH, layout = MainLayout.class)
@RolesAllowed("ADMIN")
class ParametersView extends Div implements Screen, BeforeEnterObserver {

  private final transient Apps apps;
  private final transient ParameterDesk desk;
  private final transient CurrentActor current;

  ParametersView(Apps apps, ParameterDesk desk, CurrentActor current) {
    this.apps = apps;
    this.desk = desk;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    removeAll();
    current.get();
    var hint = new Paragraph(t("parameters.hint"));
    hint.addClassName("fw-quiet");
    add(new H1(t("parameters.title")), hint);
    List<Manifest> manifests =
        apps.installed().stream()
            .map(app -> apps.current(app.key()).manifest())
            .filter(manifest -> !manifest.parameters().isEmpty())
            .toList();
    if (manifests.isEmpty()) {
      add(new EmptyState("sliders-horizontal", t("parameters.none"), t("parameters.none-hint")));
    }
    for (Manifest manifest : manifests) {
      var card = new Div(new H2(Say.t(manifest.title())), desk.list(manifest, this::show));
      card.addClassNames("fw-card", "fw-parameters-card");
      add(card);
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("parameters.title")));
  }
}
