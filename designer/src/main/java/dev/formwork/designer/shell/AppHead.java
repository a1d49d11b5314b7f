package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.AppSummary;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.text.Say;

/** The top of every screen about one app: what it is, how it stands, and its screens as tabs. */
@CssImport("./designer/shell.css")
public final class AppHead extends Div {

  /** The screens of an app. */
  public enum Tab {
    DEFINITIONS,
    SCENARIOS,
    PUBLISH,
    RELEASES
  }

  public AppHead(AppSummary app, Tab here, Component... actions) {
    addClassName("fw-app-head");
    var names = new Div(new H1(Say.t(app.title())), facts(app), badge(app));
    names.addClassName("fw-app-names");
    var right = new Div(actions);
    right.addClassName("fw-app-actions");
    add(names, right, tabs(app, here));
  }

  private static Span facts(AppSummary app) {
    var facts = new Span(factsOf(app));
    facts.addClassName("fw-quiet");
    return facts;
  }

  /** {@code order · 0.1.0}. */
  public static String factsOf(AppSummary app) {
    return app.version().isEmpty()
        ? app.key().value()
        : t("app.facts", app.key().value(), app.version());
  }

  /** How the draft stands to what is live. */
  public static Span badge(AppSummary app) {
    if (app.release() == 0) {
      return StateBadge.of(StateBadge.Kind.NEUTRAL, t("app.never-published"));
    }
    return app.changes() == 0
        ? StateBadge.of(StateBadge.Kind.SUCCESS, t("app.live", app.release()))
        : StateBadge.of(StateBadge.Kind.INFO, t("app.changed", app.release(), app.changes()));
  }

  private static Tabs tabs(AppSummary app, Tab here) {
    var tabs = new Tabs(t("app.tabs"));
    for (Tab tab : Tab.values()) {
      switch (tab) {
        case DEFINITIONS ->
            tabs.tab(
                DesignerNavigation.app(app.key()), tab == here, new Span(t("app.tab.definitions")));
        case SCENARIOS ->
            tabs.tab(
                DesignerNavigation.scenarios(app.key()),
                tab == here,
                new Span(t("app.tab.scenarios")));
        case PUBLISH -> tabs.tab(DesignerNavigation.publish(app.key()), tab == here, publish(app));
        case RELEASES ->
            tabs.tab(
                DesignerNavigation.releases(app.key()),
                tab == here,
                new Span(t("app.tab.releases")));
      }
    }
    return tabs;
  }

  private static Component[] publish(AppSummary app) {
    var title = new Span(t("app.tab.publish"));
    if (app.changes() == 0) {
      return new Component[] {title};
    }
    var count = new Span(String.valueOf(app.changes()));
    count.addClassName("fw-tab-count");
    return new Component[] {title, count};
  }
}
