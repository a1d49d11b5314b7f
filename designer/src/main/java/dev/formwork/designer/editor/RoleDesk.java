package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shapes;
import dev.formwork.workspace.parts.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A role: what it may do with each form, how far it sees, and which numbers it is shown. What a
 * cell can't say (fields, conditions) stands beside the table.
 */
final class RoleDesk extends Workbench {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SCHEMA = "role.schema.json";
  private static final Place GRANTS = Place.of("/grants");
  private static final List<String> ACTIONS =
      List.of("create", "read", "edit", "delete", "export", "print");
  private static final List<String> SCOPES =
      List.of("own", "participant", "department", "department-tree", "store", "all");
  private static final List<String> SHOWN = List.of("dashboard", "report", "metric");
  private static final List<String> ORDER = List.of("form", "actions", "scope", "fields");

  private final Div sheet = new Div();

  RoleDesk(Desk desk) {
    super(desk);
    addClassNames("fw-sheet-desk", "fw-role-desk");
    sheet.addClassNames("fw-card", "fw-sheet-card", "fw-rights");
    add(sheet, properties);
    edited();
  }

  @Override
  void show() {
    sheet.removeAll();
    sheet.add(new H2(t("editor.role.forms")), forms());
    SHOWN.forEach(kind -> sheet.add(shown(kind)));
  }

  /** The table says nothing of what is typed beside it. */
  @Override
  void typed() {
    tellTroubles();
  }

  @Override
  void showProperties() {
    Place selected = desk.selected();
    boolean isGrant = selected.steps().size() >= 2 && selected.isWithin(GRANTS);
    Place place = isGrant ? new Place(selected.steps().subList(0, 2)) : Place.ROOT;
    Div head = head("users", isGrant ? Labels.member("grants") : t("editor.whole-role"));
    if (isGrant) {
      var back = Button.quiet(t("editor.whole-role"), () -> desk.select(Place.ROOT));
      var acts = new Div(back);
      acts.addClassName("fw-properties-acts");
      head.add(acts);
    }
    Set<String> elsewhere = isGrant ? Set.of("form", "actions") : Set.of("grants");
    Shapes.at(SCHEMA, desk.tree(), place)
        .ifPresent(shape -> properties.add(new PropertyPanel(desk, place, shape, elsewhere)));
  }

  // ---- forms ----

  private Component forms() {
    var table = new NativeTable();
    var head = new NativeTableRow(new NativeTableHeaderCell(Labels.member("form")));
    ACTIONS.forEach(action -> head.add(new NativeTableHeaderCell(Labels.value(action))));
    head.add(new NativeTableHeaderCell(Labels.member("scope")), new NativeTableCell());
    table.getHead().add(head);
    JsonNode grants = desk.at(GRANTS);
    var granted = new ArrayList<String>();
    List<Named> forms = desk.suggestions().definitions("form");
    for (int i = 0; i < grants.size(); i++) {
      if (grants.get(i).has("form")) {
        String form = grants.get(i).path("form").asString("");
        granted.add(form);
        table.getBody().add(row(title(forms, form), form, GRANTS.item(i), grants.get(i)));
      }
    }
    forms.stream()
        .filter(form -> !granted.contains(form.key()) && !form.key().contains("/"))
        .forEach(form ->
            table
                .getBody()
                .add(
                    row(
                        form.title(),
                        form.key(),
                        GRANTS.item(grants.size()),
                        NODES.missingNode())));
    return table;
  }

  private static String title(List<Named> forms, String key) {
    return forms.stream()
        .filter(form -> form.key().equals(key))
        .findFirst()
        .map(Named::title)
        .orElse(key);
  }

  private NativeTableRow row(String title, String form, Place place, JsonNode grant) {
    var name = new Span(title);
    var key = new Span(form);
    key.addClassNames("fw-quiet", "fw-small");
    var row = new NativeTableRow(new NativeTableCell(name, key));
    List<String> actions = grant.path("actions").valueStream().map(JsonNode::asString).toList();
    for (String action : ACTIONS) {
      var box = new Checkbox(actions.contains(action));
      box.setAriaLabel(t("editor.role.may", title, Labels.value(action)));
      box.addValueChangeListener(change -> may(form, place, action, change.getValue()));
      row.add(new NativeTableCell(box));
    }
    row.add(new NativeTableCell(scope(title, place, grant)));
    var more = new NativeTableCell();
    if (!grant.isMissingNode()) {
      more.add(
          Button.picture(
              "sliders-horizontal", t("editor.role.more", title), () -> desk.select(place)));
    }
    row.add(more);
    if (desk.isWrongWithin(place) && !grant.isMissingNode()) {
      row.getElement().setAttribute("data-wrong", true);
    }
    return row;
  }

  private Component scope(String title, Place place, JsonNode grant) {
    if (grant.isMissingNode()) {
      return new Span();
    }
    JsonNode scope = grant.path("scope");
    if (scope.isContainer()) {
      return Button.quiet(words(scope), () -> desk.select(place));
    }
    return PropertyInputs.choice(
        t("editor.role.scope", title),
        SCOPES,
        scope.asString(""),
        chosen ->
            desk.change(new Put(place.member("scope").pointer(), NODES.stringNode(chosen), ORDER)));
  }

  /** Several scopes, and conditions, in words. */
  private static String words(JsonNode scope) {
    return (scope.isArray() ? scope.valueStream() : Stream.of(scope))
        .map(
            each -> each.isString() ? Labels.value(each.asString()) : t("editor.role.by-condition"))
        .collect(Collectors.joining(t("value.separator")));
  }

  /** An action is allowed or no longer; the last one takes the whole grant along. */
  private void may(String form, Place place, String action, boolean allowed) {
    JsonNode grant = desk.at(place);
    if (grant.isMissingNode()) {
      ObjectNode added = NODES.objectNode().put("form", form);
      added.putArray("actions").add(action);
      added.put("scope", "own");
      append(added);
      return;
    }
    var actions =
        new ArrayList<>(grant.path("actions").valueStream().map(JsonNode::asString).toList());
    if (allowed) {
      actions.add(action);
    } else {
      actions.remove(action);
    }
    if (actions.isEmpty()) {
      desk.change(new Remove(place.pointer()));
      return;
    }
    var inOrder = NODES.arrayNode();
    ACTIONS.stream().filter(actions::contains).forEach(inOrder::add);
    desk.change(new Put(place.member("actions").pointer(), inOrder, ORDER));
  }

  // ---- numbers ----

  private Component shown(String kind) {
    var boxes = new Div();
    boxes.addClassName("fw-rights-boxes");
    JsonNode grants = desk.at(GRANTS);
    for (Named each : desk.suggestions().definitions(kind)) {
      int at = grantOf(grants, kind, each.key());
      if (at >= 0 || !each.key().contains("/")) {
        var box = new Checkbox(each.title().isEmpty() ? each.key() : each.title(), at >= 0);
        box.addValueChangeListener(change -> see(kind, each.key(), change.getValue()));
        boxes.add(box);
      }
    }
    var part = new Div(new H2(t("editor.role." + kind + "s")), boxes);
    part.setVisible(boxes.getComponentCount() > 0);
    return part;
  }

  private static int grantOf(JsonNode grants, String kind, String key) {
    for (int i = 0; i < grants.size(); i++) {
      if (grants.get(i).path(kind).asString("").equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private void see(String kind, String key, boolean allowed) {
    int at = grantOf(desk.at(GRANTS), kind, key);
    if (allowed && at < 0) {
      append(NODES.objectNode().put(kind, key));
    } else if (!allowed && at >= 0) {
      desk.change(new Remove(GRANTS.item(at).pointer()));
    }
  }

  private void append(ObjectNode grant) {
    JsonNode grants = desk.at(GRANTS);
    Change change =
        grants.isArray()
            ? new Insert(GRANTS.item(grants.size()).pointer(), grant)
            : new Put(GRANTS.pointer(), NODES.arrayNode().add(grant));
    desk.change(change);
  }
}
