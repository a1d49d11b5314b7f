package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Member;
import dev.formwork.editing.Shape.Role;
import dev.formwork.workspace.parts.Button;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition clicked together: comparisons, all, any or none of several, or an expression. One
 * comparison alone becomes the first of several when another one is added.
 */
final class ConditionInput extends Div {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> SEVERAL = List.of("all", "any", "none");
  private static final Set<String> WITHOUT_VALUE = Set.of("empty", "notEmpty");
  private static final Set<String> OF_LISTS = Set.of("in", "notIn");
  private static final List<String> OPERATORS =
      List.of(
          "eq",
          "ne",
          "gt",
          "gte",
          "lt",
          "lte",
          "in",
          "notIn",
          "contains",
          "startsWith",
          "includes",
          "empty",
          "notEmpty");

  private final transient Spot spot;

  ConditionInput(Spot spot) {
    this.spot = spot;
    addClassName("fw-condition");
    if (spot.isThere()) {
      add(condition(spot.place(), spot.value(), 0));
    } else {
      add(
          Button.quiet(t("editor.add", spot.label()), () -> spot.put(comparison()))
              .withIcon("plus"));
    }
  }

  private static ObjectNode comparison() {
    return NODES.objectNode().put("field", "").put("op", "eq").put("value", "");
  }

  private Component condition(Place place, JsonNode value, int depth) {
    Optional<String> several = SEVERAL.stream().filter(value::has).findFirst();
    if (several.isPresent()) {
      return several(place, several.get(), value.path(several.get()), depth);
    }
    return value.has("script") ? script(place) : lone(place, value, depth);
  }

  // ---- several ----

  private Component several(Place place, String which, JsonNode clauses, int depth) {
    Place list = place.member(which);
    var how =
        PropertyInputs.choice(
            t("editor.condition.how"),
            SEVERAL,
            which,
            chosen -> desk().change(put(place, NODES.objectNode().set(chosen, clauses))));
    how.addClassName("fw-condition-how");
    var head = new Div(how);
    head.addClassName("fw-condition-head");
    var box = new Div(head);
    box.addClassName("fw-condition-group");
    box.getElement().setAttribute("data-depth", String.valueOf(depth));
    for (int i = 0; i < clauses.size(); i++) {
      Place clause = list.item(i);
      var remove =
          Button.picture("x", t("editor.condition.remove"), () -> leave(place, which, clause));
      var line = new Div(condition(clause, clauses.get(i), depth + 1), remove);
      line.addClassName("fw-condition-clause");
      box.add(line);
    }
    Place end = list.item(clauses.size());
    var adding =
        new Div(
            Button.quiet(
                    t("editor.condition.add"),
                    () -> desk().change(new Insert(end.pointer(), comparison())))
                .withIcon("plus"),
            Button.quiet(
                    t("editor.condition.add-group"),
                    () ->
                        desk()
                            .change(
                                new Insert(
                                    end.pointer(),
                                    NODES
                                        .objectNode()
                                        .set("any", NODES.arrayNode().add(comparison())))))
                .withIcon("plus"));
    adding.addClassName("fw-condition-adding");
    box.add(adding);
    return box;
  }

  /** Takes a clause away; the last of them takes its group along. */
  private void leave(Place place, String which, Place clause) {
    if (desk().at(place.member(which)).size() > 1) {
      desk().change(new Remove(clause.pointer()));
    } else {
      desk().change(new Remove(place.pointer()));
    }
  }

  // ---- one comparison ----

  private Component lone(Place place, JsonNode value, int depth) {
    var line = comparison(place, value);
    if (depth > 0) {
      return line;
    }
    var more =
        Button.quiet(
                t("editor.condition.add"),
                () ->
                    desk()
                        .change(
                            put(
                                place,
                                NODES
                                    .objectNode()
                                    .set("all", NODES.arrayNode().add(value).add(comparison())))))
            .withIcon("plus");
    var expression =
        Button.quiet(
            t("editor.condition.script"),
            () -> desk().change(put(place, NODES.objectNode().put("script", "true"))));
    var adding = new Div(more, expression);
    adding.addClassName("fw-condition-adding");
    return new Div(line, adding);
  }

  private Div comparison(Place place, JsonNode value) {
    String field = value.path("field").asString("");
    String op = value.path("op").asString("eq");
    JsonNode known = desk().suggestions().field(place, field);
    var fields =
        PropertyInputs.offered(
            t("editor.condition.field"),
            field,
            desk().suggestions().fields(place),
            typed -> desk().change(new Put(place.member("field").pointer(), text(typed))));
    fields.setPlaceholder(t("editor.condition.field"));
    var operators =
        PropertyInputs.choice(
            t("editor.condition.op"), OPERATORS, op, chosen -> operator(place, value, chosen));
    var line = new Div(fields, operators);
    line.addClassName("fw-comparison");
    if (!WITHOUT_VALUE.contains(op)) {
      var member = new Member("value", "", true, () -> new Shape.Value(false));
      line.add(
          new ValueInput(
              new Spot(desk(), place.member("value"), member, List.of("field", "op", "value")),
              known));
    }
    line.add(new PropertyPanel.Trouble(desk(), place.member("field")));
    line.add(new PropertyPanel.Trouble(desk(), place.member("value")));
    line.add(new PropertyPanel.Trouble(desk(), place));
    return line;
  }

  /** Another comparison may want a list, or no value at all. */
  private void operator(Place place, JsonNode value, String op) {
    ObjectNode changed = NODES.objectNode();
    changed.set("field", value.path("field"));
    changed.put("op", op);
    if (!WITHOUT_VALUE.contains(op)) {
      JsonNode before = value.path("value");
      boolean isList = before.isArray();
      if (OF_LISTS.contains(op) && !isList) {
        var list = NODES.arrayNode();
        if (!Values.text(before).isEmpty()) {
          list.add(before);
        }
        changed.set("value", list);
      } else if (!OF_LISTS.contains(op) && isList) {
        changed.set("value", before.isEmpty() ? text("") : before.get(0));
      } else {
        changed.set("value", before.isMissingNode() ? text("") : before);
      }
    }
    desk().change(put(place, changed));
  }

  // ---- an expression ----

  private Component script(Place place) {
    var member =
        new Member("script", "", true, () -> new Shape.Words(Role.SCRIPT, Integer.MAX_VALUE));
    var clicked =
        Button.quiet(t("editor.condition.click"), () -> desk().change(put(place, comparison())));
    var inside = new Span(t("editor.condition.holds"));
    inside.addClassNames("fw-quiet", "fw-small");
    return new Div(
        inside,
        new ScriptInput(new Spot(desk(), place.member("script"), member, List.of())),
        clicked);
  }

  private Desk desk() {
    return spot.desk();
  }

  private Put put(Place place, JsonNode value) {
    return new Put(place.pointer(), value, place.equals(spot.place()) ? spot.order() : List.of());
  }

  private static JsonNode text(String text) {
    return NODES.stringNode(text);
  }
}
