package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.editing.Place;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The question, line by line: what is counted, which ones, told apart by what, which numbers. */
final class ReportShelves extends Div {

  private static final List<String> BUCKETS = List.of("day", "week", "month", "quarter", "year");
  private static final int MOST_ROWS = 1_000;
  private static final int USUAL_ROWS = 100;

  /** What somebody does to the question. */
  interface Acts {

    void form(String reference);

    /** {@code records}, {@code deadlines}, {@code steps}, or {@code rows:} with a field. */
    void counted(String what);

    void add(ReportField field, Place list);

    void made(String kind);

    void bucket(Place dimension, String bucket);

    void kind(Place measure, String kind);

    void remove(Place item);

    void sort(String by, String direction);

    void limit(@Nullable Integer rows);
  }

  private final transient Desk desk;
  private final transient Acts acts;
  private transient List<ReportField> fields = List.of();
  private transient ReportWords words;

  ReportShelves(Desk desk, Acts acts) {
    this.desk = desk;
    this.acts = acts;
    this.words = new ReportWords(List.of(), desk.suggestions());
    addClassName("fw-shelves");
  }

  void show(List<ReportField> now) {
    fields = now;
    words = new ReportWords(now, desk.suggestions());
    removeAll();
    add(
        line("reportdesk.counts", new Div(form(), counted()), "fw-shelf-source"),
        line("reportdesk.which", filter(), ""),
        line("reportdesk.by", dimensions(), ""),
        line("reportdesk.shows", measures(), ""),
        line("reportdesk.order", order(), "fw-shelf-order"));
  }

  private static Component line(String title, Div content, String name) {
    var label = new Span(t(title));
    label.addClassName("fw-shelf-title");
    content.addClassName("fw-shelf-parts");
    var line = new Div(label, content);
    line.addClassName("fw-shelf");
    if (!name.isEmpty()) {
      line.addClassName(name);
    }
    return line;
  }

  // ---- what is counted ----

  private Component form() {
    var input =
        PropertyInputs.offered(
            t("reportdesk.form"),
            desk.tree().path("form").asString(""),
            desk.suggestions().definitions("form"),
            acts::form);
    input.setClearButtonVisible(false);
    input.setWidth(null);
    input.addClassName("fw-shelf-form");
    return input;
  }

  private Component counted() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("records", t("reportdesk.source.records"));
    JsonNode form = desk.suggestions().form(desk.tree().path("form").asString("-"));
    for (JsonNode field : Suggestions.fieldNodes(form)) {
      if (field.path("type").asString("").equals("subtable")) {
        choices.put(
            "rows:" + field.path("key").asString(""),
            t("reportdesk.source.rows", Labels.text(field.path("title"))));
      }
    }
    choices.put("deadlines", t("reportdesk.source.deadlines"));
    choices.put("steps", t("reportdesk.source.steps"));
    String rows = desk.tree().path("rows").asString("");
    String now = rows.isEmpty() ? desk.tree().path("source").asString("records") : "rows:" + rows;
    choices.putIfAbsent(now, now);
    var select = new Select<String>();
    select.setAriaLabel(t("reportdesk.source"));
    select.setItems(choices.keySet());
    select.setItemLabelGenerator(key -> choices.getOrDefault(key, key));
    select.setValue(now);
    select.addClassName("fw-shelf-counted");
    select.addValueChangeListener(change -> {
      if (change.isFromClient() && change.getValue() != null) {
        acts.counted(change.getValue());
      }
    });
    return select;
  }

  // ---- which ones ----

  private Div filter() {
    var parts = list(ReportParts.FILTER);
    for (ReportWords.Clause clause : words.clauses(desk.tree().path("filter"))) {
      var chip = chip(clause.place(), "filter", clause.words());
      chip.getElement().removeAttribute("draggable");
      parts.add(finished(chip, clause.place(), clause.words()));
    }
    parts.add(adding(t("reportdesk.add-condition"), ReportParts.FILTER));
    return parts;
  }

  // ---- told apart by ----

  private Div dimensions() {
    var parts = list(ReportParts.DIMENSIONS);
    JsonNode dimensions = desk.at(ReportParts.DIMENSIONS);
    for (int i = 0; i < dimensions.size(); i++) {
      Place place = ReportParts.DIMENSIONS.item(i);
      JsonNode dimension = dimensions.get(i);
      ReportField field = field(dimension.path("field").asString(""));
      String title = words.dimension(dimension);
      var chip = chip(place, field == null ? "tag" : ReportPalette.icon(field), title);
      if (field != null && field.isDate()) {
        chip.add(buckets(place, dimension, title));
      }
      parts.add(finished(chip, place, title));
    }
    if (dimensions.size() < ReportParts.MOST_DIMENSIONS) {
      parts.add(adding(t("reportdesk.add-dimension"), ReportParts.DIMENSIONS));
    }
    return parts;
  }

  private Component buckets(Place place, JsonNode dimension, String title) {
    String now = dimension.path("bucket").asString("day");
    var menu = new Menu(t("reportdesk.bucket", title), new Span(Labels.value(now)));
    menu.addClassName("fw-part-menu");
    for (String bucket : BUCKETS) {
      menu.choice(
          Labels.value(bucket), "calendar", bucket.equals(now), () -> acts.bucket(place, bucket));
    }
    return menu;
  }

  // ---- numbers ----

  private Div measures() {
    var parts = list(ReportParts.MEASURES);
    JsonNode measures = desk.at(ReportParts.MEASURES);
    for (int i = 0; i < measures.size(); i++) {
      Place place = ReportParts.MEASURES.item(i);
      JsonNode measure = measures.get(i);
      ReportField field = field(measure.path("field").asString(""));
      String title = Labels.summary(measure);
      var chip = chip(place, measure.path("hidden").asBoolean(false) ? "eye-off" : "hash", title);
      if (measure.path("hidden").asBoolean(false)) {
        chip.getElement().setAttribute("data-hidden", true);
      }
      chip.add(kinds(place, measure, field, title));
      parts.add(finished(chip, place, title));
    }
    if (measures.size() < ReportParts.MOST_MEASURES) {
      parts.add(adding(t("reportdesk.add-measure"), ReportParts.MEASURES), made());
    }
    return parts;
  }

  private Component kinds(
      Place place, JsonNode measure, @Nullable ReportField field, String title) {
    String now = measure.path("kind").asString("");
    if (field == null) {
      var said = new Span(Labels.value(now));
      said.addClassNames("fw-quiet", "fw-small");
      return said;
    }
    var menu = new Menu(t("reportdesk.kind", title), new Span(Labels.value(now)));
    menu.addClassName("fw-part-menu");
    for (String kind : field.measures()) {
      menu.choice(Labels.value(kind), "hash", kind.equals(now), () -> acts.kind(place, kind));
    }
    return menu;
  }

  /** Numbers that are no field's own. */
  private Component made() {
    var menu = new Menu(t("reportdesk.made"), Icon.of("code"), new Span(t("reportdesk.made")));
    menu.addClassNames("fw-menu-plain", "fw-shelf-made");
    menu.action(t("reportdesk.made.count"), "hash", () -> acts.made("count"));
    menu.action(t("reportdesk.made.ratio"), "filter", () -> acts.made("ratio"));
    menu.action(t("reportdesk.made.share"), "chart-pie", () -> acts.made("share"));
    menu.action(t("reportdesk.made.running-total"), "chart-area", () -> acts.made("running-total"));
    menu.action(
        t("reportdesk.made.moving-average"), "chart-line", () -> acts.made("moving-average"));
    return menu;
  }

  // ---- order and limit ----

  private Div order() {
    Map<String, String> keys = new LinkedHashMap<>();
    desk.at(ReportParts.DIMENSIONS)
        .forEach(each -> keys.put(each.path("key").asString(""), words.dimension(each)));
    desk.at(ReportParts.MEASURES)
        .forEach(each -> keys.put(each.path("key").asString(""), Labels.summary(each)));
    JsonNode first = desk.at(ReportParts.SORT).path(0);
    String by = first.path("by").asString("");
    boolean down = first.path("direction").asString("").equals("desc");
    String now =
        by.isEmpty()
            ? t("reportdesk.order.none")
            : t(down ? "reportdesk.order.down" : "reportdesk.order.up", keys.getOrDefault(by, by));
    var menu = new Menu(t("reportdesk.order"), Icon.of("arrow-up-down"), new Span(now));
    menu.addClassNames("fw-menu-plain", "fw-shelf-sort");
    menu.choice(t("reportdesk.order.none"), "circle", by.isEmpty(), () -> acts.sort("", ""));
    keys.forEach((key, title) -> {
      boolean isBy = key.equals(by);
      menu.choice(
          t("reportdesk.order.down", title),
          "arrow-down",
          isBy && down,
          () -> acts.sort(key, "desc"));
      menu.choice(
          t("reportdesk.order.up", title), "arrow-up", isBy && !down, () -> acts.sort(key, "asc"));
    });
    var limit = new IntegerField();
    limit.setAriaLabel(t("reportdesk.limit"));
    limit.setPrefixComponent(new Span(t("reportdesk.limit")));
    limit.setMin(1);
    limit.setMax(MOST_ROWS);
    limit.setPlaceholder(String.valueOf(USUAL_ROWS));
    if (desk.tree().path("limit").isNumber()) {
      limit.setValue(desk.tree().path("limit").intValue());
    }
    limit.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    limit.addClassName("fw-shelf-limit");
    limit.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        acts.limit(change.getValue());
      }
    });
    return new Div(menu, limit);
  }

  // ---- parts ----

  private static Div list(Place place) {
    var list = new Div();
    list.getElement()
        .setAttribute("data-list", place.pointer())
        .setAttribute("data-takes", "field");
    return list;
  }

  private Div chip(Place place, String icon, String title) {
    var name = new Span(title);
    name.addClassName("fw-part-name");
    var chip = new Div(Icon.of(icon), name);
    chip.addClassNames("fw-canvas-item", "fw-part");
    chip.getElement()
        .setAttribute("data-item", place.pointer())
        .setAttribute("data-what", "field")
        .setAttribute("draggable", "true")
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", title);
    if (desk.isWrongWithin(place)) {
      chip.getElement().setAttribute("data-wrong", true);
    }
    return chip;
  }

  private Div finished(Div chip, Place place, String title) {
    chip.add(Button.picture("x", t("editor.remove", title), () -> acts.remove(place)));
    return chip;
  }

  /** Adds a field by its name; what can be dragged here can be typed, too. */
  private Component adding(String label, Place list) {
    var input = new ComboBox<ReportField>();
    var offered = new ArrayList<ReportField>(fields);
    if (list.equals(ReportParts.MEASURES)) {
      offered.sort((one, other) -> Boolean.compare(other.isNumber(), one.isNumber()));
    }
    input.setItems(offered);
    input.setItemLabelGenerator(field -> words.field(field.path()));
    input.setPlaceholder("+ " + label);
    input.setAriaLabel(label);
    input.addClassName("fw-shelf-add");
    input.addValueChangeListener(change -> {
      if (change.isFromClient() && change.getValue() != null) {
        acts.add(change.getValue(), list);
      }
    });
    return input;
  }

  private @Nullable ReportField field(String path) {
    return fields.stream().filter(each -> each.path().equals(path)).findFirst().orElse(null);
  }
}
