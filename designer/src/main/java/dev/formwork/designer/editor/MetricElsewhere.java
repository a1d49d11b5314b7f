package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.designer.editor.MetricFacts.Elsewhere;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.editing.Change;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.Toast;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What follows from a miss, and which roles see a metric: said by rules and roles, and changed here
 * in their drafts.
 */
final class MetricElsewhere {

  private static final int MOST_PERIODS = 52;

  private final Desk desk;
  private final DefinitionKey app;
  private final MetricFacts facts;
  private final DraftFigures figures;
  private final Runnable again;

  /**
   * @param again shows the lines anew
   */
  MetricElsewhere(
      Desk desk, DefinitionKey app, MetricFacts facts, DraftFigures figures, Runnable again) {
    this.desk = desk;
    this.app = app;
    this.facts = facts;
    this.figures = figures;
    this.again = again;
  }

  /** Rules that start when it is missed, each after how many periods. */
  Div missed() {
    var parts = new Div();
    List<Elsewhere> rules = facts.rules(desk.name());
    rules.forEach(rule -> parts.add(missed(rule)));
    if (rules.isEmpty()) {
      parts.add(quiet("metricdesk.missed.none"));
    }
    parts.add(Button.quiet(t("metricdesk.missed.add"), this::addRule).withIcon("plus"));
    return parts;
  }

  private Component missed(Elsewhere rule) {
    var periods = new IntegerField();
    periods.setAriaLabel(t("metricdesk.missed.periods-of", rule.title()));
    periods.setPrefixComponent(new Span(t("metricdesk.missed.after")));
    periods.setSuffixComponent(new Span(t("metricdesk.missed.periods")));
    periods.setMin(1);
    periods.setMax(MOST_PERIODS);
    periods.setValue(rule.periods());
    periods.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    periods.addClassName("fw-shelf-number");
    periods.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        Integer now = change.getValue();
        if (now == null || now < 1 || now > MOST_PERIODS) {
          again.run();
        } else {
          change("rule", rule, _ -> MetricTies.after(now));
        }
      }
    });
    var part = new Div(link("rule", rule), periods);
    part.addClassName("fw-metric-tie");
    return part;
  }

  private void addRule() {
    String word = "off-target-" + desk.name().key();
    String key = word;
    for (int i = 2; !desk.suggestions().definition("rule", key).isMissingNode(); i++) {
      key = word + "-" + i;
    }
    var name = DefinitionName.of("rule", key);
    if (figures.add(desk, app, name, MetricTies.missed(desk.tree(), key))) {
      Toast.done(t("metricdesk.missed.added"));
      reload();
    }
  }

  /** Roles that see it; one more or one less. */
  Div seen() {
    var parts = new Div();
    List<Elsewhere> roles = facts.roles(desk.name());
    for (Elsewhere role : roles) {
      Anchor name = link("role", role);
      name.removeClassName("fw-part");
      var part =
          new Div(
              name,
              Button.picture(
                  "x",
                  t("metricdesk.seen.remove", role.title()),
                  () -> change("role", role, tree -> MetricTies.seen(tree, called(role), false))));
      part.addClassNames("fw-part", "fw-metric-seen");
      parts.add(part);
    }
    if (roles.isEmpty()) {
      parts.add(quiet("metricdesk.seen.none"));
    }
    List<Elsewhere> others = facts.rolesBeside(roles);
    if (!others.isEmpty()) {
      var menu =
          new Menu(t("metricdesk.seen.add"), Icon.of("plus"), new Span(t("metricdesk.seen.add")));
      menu.addClassName("fw-menu-plain");
      others.forEach(role ->
          menu.action(
              role.title(),
              "users",
              () -> change("role", role, tree -> MetricTies.seen(tree, called(role), true))));
      parts.add(menu);
    }
    return parts;
  }

  /** What a definition calls the metric. */
  private String called(Elsewhere by) {
    String key = desk.name().key().value();
    return by.key().app().equals(app) ? key : app + "/" + key;
  }

  private static Anchor link(String kind, Elsewhere each) {
    var name = DefinitionName.of(kind, each.key().key().value());
    Anchor link = Link.to(DesignerNavigation.editor(each.key().app(), name), each.title());
    link.addClassNames("fw-part", "fw-part-link");
    return link;
  }

  private static Span quiet(String words) {
    var said = new Span(t(words));
    said.addClassNames("fw-quiet", "fw-small");
    return said;
  }

  private void change(String kind, Elsewhere where, Function<JsonNode, List<Change>> changes) {
    var name = DefinitionName.of(kind, where.key().key().value());
    if (figures.change(desk, where.key().app(), name, changes)) {
      Toast.done(t("metricdesk.changed-elsewhere", where.title()));
    }
    reload();
  }

  private void reload() {
    desk.suggestions().forget();
    again.run();
  }
}
