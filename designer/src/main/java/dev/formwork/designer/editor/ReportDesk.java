package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report: fields to take, the question they make, its answer, and what is chosen in detail. */
final class ReportDesk extends Workbench implements ReportShelves.Acts {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What the lines of the question say already. */
  private static final Set<String> ON_SHELVES =
      Set.of("form", "source", "rows", "filter", "dimensions", "measures", "limit", "chart");

  private final transient DefinitionKey app;
  private final transient DraftFigures figures;
  private final ReportPalette palette;
  private final Canvas canvas = new Canvas();
  private final ReportShelves shelves;
  private final LiveResult result;
  private transient List<ReportField> fields = List.of();

  ReportDesk(Desk desk, DefinitionKey app, DraftFigures figures) {
    super(desk);
    this.app = app;
    this.figures = figures;
    addClassNames("fw-form-desk", "fw-report-desk");
    palette = new ReportPalette(field -> add(field, usualList(field)));
    shelves = new ReportShelves(desk, this);
    canvas.add(shelves);
    canvas.onChosen(chosen -> desk.select(Place.of(chosen.place())));
    canvas.onDropped(this::dropped);
    canvas.onKey(key -> pressed(key.key(), Place.of(key.place())));
    result =
        new LiveResult(
            desk,
            app,
            figures,
            kind ->
                desk.change(
                    new Put(
                        "/chart",
                        NODES.objectNode().put("kind", kind.word()),
                        ReportParts.order())),
            this::putOnADashboard);
    var card = new Div(canvas, result);
    card.addClassNames("fw-card", "fw-form-canvas", "fw-report-canvas");
    add(palette, card, properties);
    edited();
  }

  private void putOnADashboard() {
    new OnADashboard(desk, app, figures, result.shown()).open();
  }

  @Override
  void mark(Place place) {
    canvas.choose(place.pointer());
  }

  @Override
  void show() {
    fields = desk.suggestions().reportFields();
    palette.show(fields);
    shelves.show(fields);
    canvas.choose(desk.selected().pointer());
    result.refresh();
  }

  // ---- properties ----

  @Override
  void showProperties() {
    Place selected = desk.selected();
    if (selected.isWithin(ReportParts.FILTER)) {
      head("filter", Labels.member("filter"));
      properties.add(new ConditionInput(spot(Place.ROOT, "filter")));
    } else if (selected.steps().size() >= 2
        && (selected.isWithin(ReportParts.MEASURES) || selected.isWithin(ReportParts.DIMENSIONS))) {
      part(new Place(selected.steps().subList(0, 2)));
    } else {
      head("chart-column", Labels.member("report"));
      properties.add(
          new PropertyPanel(desk, Place.ROOT, Shapes.of(ReportParts.SCHEMA), ON_SHELVES));
    }
  }

  private void part(Place place) {
    boolean isMeasure = place.isWithin(ReportParts.MEASURES);
    head(isMeasure ? "hash" : "tag", t(isMeasure ? "reportdesk.measure" : "reportdesk.dimension"));
    Shapes.at(ReportParts.SCHEMA, desk.tree(), place)
        .ifPresent(shape -> properties.add(new PropertyPanel(desk, place, shape, Set.of())));
    if (desk.at(place).path("kind").asString("").equals("ratio")) {
      partOf(desk.at(place).path("of").asString(""));
    }
  }

  /** Of a ratio: which records the part is made of, there and then. */
  private void partOf(String key) {
    JsonNode measures = desk.at(ReportParts.MEASURES);
    for (int i = 0; i < measures.size(); i++) {
      if (measures.get(i).path("key").asString("").equals(key)) {
        var hint = new Paragraph(t("reportdesk.part-hint", Labels.summary(measures.get(i))));
        hint.addClassNames("fw-quiet", "fw-small");
        properties.add(
            new H3(t("reportdesk.part")),
            hint,
            new ConditionInput(spot(ReportParts.MEASURES.item(i), "filter")));
      }
    }
  }

  private Spot spot(Place place, String name) {
    Shape shape = Shapes.at(ReportParts.SCHEMA, desk.tree(), place).orElseThrow();
    var group = (Shape.Group) shape.narrowed(desk.at(place));
    return new Spot(desk, place.member(name), group.find(name).orElseThrow(), group.order());
  }

  // ---- adding ----

  /** Where a click puts a field: numbers are shown, all else tells records apart. */
  private Place usualList(ReportField field) {
    boolean isFull = desk.at(ReportParts.DIMENSIONS).size() >= ReportParts.MOST_DIMENSIONS;
    return field.isNumber() || isFull ? ReportParts.MEASURES : ReportParts.DIMENSIONS;
  }

  @Override
  public void add(ReportField field, Place list) {
    add(field, list, desk.at(list).size());
  }

  private void add(ReportField field, Place list, int index) {
    if (!field.open() && !list.equals(ReportParts.FILTER)) {
      new OpeningAField(desk, app, figures).ask(field, () -> put(field, list, index));
    } else {
      put(field, list, index);
    }
  }

  private void put(ReportField field, Place list, int index) {
    JsonNode report = desk.tree();
    if (list.equals(ReportParts.FILTER)) {
      desk.change(ReportParts.also(report, ReportParts.condition(field)));
      desk.select(
          desk.at(ReportParts.FILTER.member("all")).isArray()
              ? last(ReportParts.FILTER.member("all"))
              : ReportParts.FILTER);
      return;
    }
    boolean isDimension = list.equals(ReportParts.DIMENSIONS);
    int most = isDimension ? ReportParts.MOST_DIMENSIONS : ReportParts.MOST_MEASURES;
    if (desk.at(list).size() >= most) {
      Toast.refused(t("reportdesk.full", most));
      return;
    }
    ObjectNode part =
        isDimension
            ? ReportParts.dimension(field, report)
            : ReportParts.measure(field, field.measures().getFirst(), report);
    change(ReportParts.insert(report, list, index, List.of(part)));
    desk.select(list.item(index));
  }

  private Place last(Place list) {
    return list.item(desk.at(list).size() - 1);
  }

  @Override
  public void made(String kind) {
    JsonNode report = desk.tree();
    int end = desk.at(ReportParts.MEASURES).size();
    List<ObjectNode> made =
        switch (kind) {
          case "count" -> List.of(ReportParts.count(report));
          case "ratio" -> ReportParts.ratio(ReportParts.condition(anyField()), report);
          default -> List.of(ReportParts.derived(kind, firstNumber(), report));
        };
    change(ReportParts.insert(report, ReportParts.MEASURES, end, made));
    desk.select(last(ReportParts.MEASURES));
  }

  /** What a part is told by at first: a choice where there is one. */
  private ReportField anyField() {
    return fields.stream()
        .filter(field -> field.type().equals("choice"))
        .findFirst()
        .orElseGet(fields::getFirst);
  }

  private String firstNumber() {
    return desk.at(ReportParts.MEASURES)
        .valueStream()
        .filter(each -> !each.has("of"))
        .findFirst()
        .map(each -> each.path("key").asString(""))
        .orElse("");
  }

  // ---- changing ----

  private void change(List<Change> changes) {
    desk.change(ReportParts.drawn(desk.tree(), changes).toArray(Change[]::new));
  }

  @Override
  public void form(String reference) {
    if (!reference.isEmpty() && !reference.equals(desk.tree().path("form").asString(""))) {
      desk.change(new Put("/form", NODES.stringNode(reference), ReportParts.order()));
    }
  }

  @Override
  public void counted(String what) {
    var changes = new ArrayList<Change>();
    for (String member : List.of("source", "rows")) {
      if (desk.tree().has(member)) {
        changes.add(new Remove("/" + member));
      }
    }
    if (what.startsWith("rows:")) {
      String rows = what.substring("rows:".length());
      changes.add(new Put("/rows", NODES.stringNode(rows), ReportParts.order()));
    } else if (!what.equals("records")) {
      changes.add(new Put("/source", NODES.stringNode(what), ReportParts.order()));
    }
    change(changes);
  }

  @Override
  public void bucket(Place dimension, String bucket) {
    desk.change(
        new Put(
            dimension.member("bucket").pointer(),
            NODES.stringNode(bucket),
            List.of("key", "field", "bucket")));
  }

  /** A title that nobody has written follows the kind. */
  @Override
  public void kind(Place measure, String kind) {
    JsonNode now = desk.at(measure);
    var changes = new ArrayList<Change>();
    changes.add(new Put(measure.member("kind").pointer(), NODES.stringNode(kind)));
    field(now.path("field").asString(""))
        .filter(field ->
            now.path("title").equals(ReportParts.title(now.path("kind").asString(""), field)))
        .ifPresent(field ->
            changes.add(
                new Put(measure.member("title").pointer(), ReportParts.title(kind, field))));
    change(changes);
  }

  private Optional<ReportField> field(String path) {
    return fields.stream().filter(each -> each.path().equals(path)).findFirst();
  }

  @Override
  public void remove(Place item) {
    if (item.isWithin(ReportParts.FILTER)) {
      desk.change(ReportParts.without(desk.tree(), item));
    } else if (item.isWithin(ReportParts.MEASURES) && desk.at(ReportParts.MEASURES).size() == 1) {
      Toast.refused(t("reportdesk.last-measure"));
      return;
    } else {
      change(ReportParts.remove(desk.tree(), item));
    }
    desk.select(Place.ROOT);
  }

  @Override
  public void sort(String by, String direction) {
    if (!by.isEmpty()) {
      var sort = NODES.arrayNode();
      sort.addObject().put("by", by).put("direction", direction);
      desk.change(new Put(ReportParts.SORT.pointer(), sort, ReportParts.order()));
    } else if (desk.tree().has("sort")) {
      desk.change(new Remove(ReportParts.SORT.pointer()));
    }
  }

  @Override
  public void limit(@Nullable Integer rows) {
    if (rows != null) {
      desk.change(new Put("/limit", NODES.numberNode(rows), ReportParts.order()));
    } else if (desk.tree().has("limit")) {
      desk.change(new Remove("/limit"));
    }
  }

  // ---- dragging and keys ----

  private void dropped(Canvas.Dropped dropped) {
    Place list = Place.of(dropped.list());
    if (dropped.from().isEmpty()) {
      field(dropped.kind()).ifPresent(field -> add(field, list, dropped.index()));
      return;
    }
    Place from = Place.of(dropped.from());
    if (from.parent().equals(list)) {
      Place to = list.item(from.index() < dropped.index() ? dropped.index() - 1 : dropped.index());
      move(from, to);
    } else {
      field(desk.at(from).path("field").asString(""))
          .ifPresent(field -> add(field, list, dropped.index()));
    }
  }

  private void move(Place from, Place to) {
    if (!from.equals(to) && to.index() >= 0 && to.index() < desk.at(from.parent()).size()) {
      desk.change(to, new Move(from.pointer(), to.pointer()));
    }
  }

  private void pressed(String key, Place place) {
    boolean isPart =
        place.steps().size() == 2
            && (place.isWithin(ReportParts.MEASURES) || place.isWithin(ReportParts.DIMENSIONS));
    switch (key) {
      case "up", "left" -> {
        if (isPart) {
          move(place, place.parent().item(place.index() - 1));
        }
      }
      case "down", "right" -> {
        if (isPart) {
          move(place, place.parent().item(place.index() + 1));
        }
      }
      case "delete" -> remove(place);
      default -> {}
    }
  }
}
