package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.reports.ChartFit;
import dev.formwork.reports.ChartKind;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard: what its page can be narrowed by, its tiles on twelve columns with what they will
 * show, dragged to their places and widths, and what can be put there.
 */
final class DashboardDesk extends Workbench {

  /** Before the key of a report among what can be dragged. */
  private static final String REPORT = "report:";

  private final transient DefinitionKey app;
  private final transient DraftFigures figures;
  private final transient LiveTiles tiles;
  private final PageFilters filters;
  private final Canvas canvas = new Canvas();

  DashboardDesk(Desk desk, DefinitionKey app, DraftFigures figures) {
    super(desk);
    this.app = app;
    this.figures = figures;
    this.tiles = new LiveTiles(desk, app, figures);
    this.filters = new PageFilters(desk);
    addClassNames("fw-form-desk", "fw-dashboard-desk");
    canvas.addClassName("fw-tiles");
    canvas.onChosen(chosen -> desk.select(Place.of(chosen.place())));
    canvas.onDropped(this::dropped);
    canvas.onKey(key -> pressed(key.key(), Place.of(key.place())));
    canvas.onResized(resized -> resize(Place.of(resized.place()), resized.span()));
    var card = new Div(filters, canvas);
    card.addClassNames("fw-card", "fw-form-canvas");
    add(palette(), card, properties);
    edited();
  }

  @Override
  void mark(Place place) {
    canvas.choose(place.pointer());
    filters.show();
  }

  // ---- what can be put there ----

  private Component palette() {
    var palette = new Aside();
    palette.addClassNames("fw-card", "fw-palette");
    palette.getElement().setAttribute("aria-label", t("palette.title"));
    var reports = new Div();
    for (Suggestions.Named report : desk.suggestions().definitions("report")) {
      String title = report.title().isEmpty() ? report.key() : report.title();
      reports.add(item(REPORT + report.key(), "chart-column", title));
    }
    if (reports.getComponentCount() > 0) {
      palette.add(new H2(t("dashdesk.reports")), reports);
    }
    palette.add(new H2(Labels.member("tiles")));
    for (String kind : TileLayout.kinds().kinds()) {
      palette.add(item(kind, ChartPicker.icon(kind), Labels.value(kind)));
    }
    return palette;
  }

  private Component item(String what, String icon, String title) {
    var item = new NativeButton("", _ -> insert(what, desk.at(TileLayout.TILES).size()));
    item.add(Icon.of(icon), new Span(title));
    item.addClassName("fw-palette-item");
    item.getElement()
        .setAttribute("type", "button")
        .setAttribute("draggable", "true")
        .setAttribute("data-new", what)
        .setAttribute("data-what", "tile");
    return item;
  }

  // ---- the page ----

  @Override
  void show() {
    filters.show();
    canvas.removeAll();
    canvas
        .getElement()
        .setAttribute("data-list", TileLayout.TILES.pointer())
        .setAttribute("data-takes", "tile");
    Map<Place, Component> faces = tiles.show();
    JsonNode all = desk.at(TileLayout.TILES);
    for (int i = 0; i < all.size(); i++) {
      Place place = TileLayout.TILES.item(i);
      canvas.add(tile(place, all.get(i), faces.getOrDefault(place, new Div())));
    }
    canvas.choose(desk.selected().pointer());
  }

  private Component tile(Place place, JsonNode tile, Component face) {
    String kind = tile.path("kind").asString("");
    String title = Labels.text(tile.path("title"));
    var head = new Div(Icon.of(ChartPicker.icon(kind)), new H3(title));
    head.addClassName("fw-tile-frame-head");
    var grip = new Div();
    grip.addClassName("fw-tile-grip");
    grip.getElement()
        .setAttribute("data-resize", true)
        .setAttribute("title", t("dashdesk.resize-hint"))
        .setAttribute("aria-hidden", "true");
    var frame = new Div(head, face, grip);
    frame.addClassNames("fw-canvas-item", "fw-tile-frame", "fw-tile");
    int span = TileLayout.span(tile);
    frame.getStyle().set("--fw-span", String.valueOf(span));
    frame
        .getElement()
        .setAttribute("data-item", place.pointer())
        .setAttribute("data-what", "tile")
        .setAttribute("data-kind", kind)
        .setAttribute("data-span", String.valueOf(span))
        .setAttribute("draggable", "true")
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("dashdesk.tile", title, span));
    if (desk.isWrongWithin(place)) {
      frame.getElement().setAttribute("data-wrong", true);
    }
    return frame;
  }

  // ---- properties ----

  @Override
  void showProperties() {
    Place selected = desk.selected();
    boolean isPart = selected.steps().size() >= 2;
    Place place = isPart ? new Place(selected.steps().subList(0, 2)) : Place.ROOT;
    if (isPart && selected.isWithin(TileLayout.TILES)) {
      showTile(place);
    } else if (isPart && selected.isWithin(TileLayout.FILTERS)) {
      head("filter", t("dashdesk.filter"));
      panel(place, Set.of());
    } else {
      head("layout-dashboard", Labels.member("dashboard"));
      panel(Place.ROOT, Set.of("tiles", "filters"));
    }
  }

  private void panel(Place place, Set<String> leftOut) {
    Shapes.at(TileLayout.SCHEMA, desk.tree(), place)
        .ifPresent(shape -> properties.add(new PropertyPanel(desk, place, shape, leftOut)));
  }

  private void showTile(Place place) {
    JsonNode tile = desk.at(place);
    String kind = tile.path("kind").asString("");
    var acts =
        new Div(
            Button.picture("minus", t("dashdesk.narrower"), () -> step(place, -1)),
            Button.picture("plus", t("dashdesk.wider"), () -> step(place, 1)),
            Button.picture("copy", t("editor.duplicate"), () -> pressed("duplicate", place)),
            Button.picture("trash-2", t("editor.remove-item"), () -> pressed("delete", place)));
    acts.addClassName("fw-properties-acts");
    head(ChartPicker.icon(kind), Labels.value(kind)).add(acts);
    Optional<ChartFit> fit = fit(tile.path("report").asString(""));
    Optional<ChartKind> shown = LiveResult.named(kind);
    if (fit.isEmpty() || shown.isEmpty()) {
      panel(place, Set.of());
      return;
    }
    var picker =
        new ChartPicker(chosen -> {
          desk.change(TileLayout.become(chosen.word(), place, desk.at(place)));
          desk.select(place);
        });
    picker.show(fit.get(), shown.get(), shown.get());
    properties.add(picker);
    Shapes.at(TileLayout.SCHEMA, desk.tree(), place)
        .map(shape -> shape.narrowed(tile))
        .filter(Shape.Group.class::isInstance)
        .ifPresent(group -> properties.add(new PropertyPanel(desk, place, group, Set.of("kind"))));
  }

  /** Which tiles suit a report; empty where it is not there, or not finished. */
  private Optional<ChartFit> fit(String report) {
    String[] halves = report.split("/", 2);
    if (!DefinitionKey.isKey(halves[0]) || !DefinitionKey.isKey(halves[halves.length - 1])) {
      return Optional.empty();
    }
    try {
      return figures.stage(figures.actor(), app).fit(QualifiedKey.parse(report, app));
    } catch (Refusal none) {
      return Optional.empty();
    }
  }

  // ---- acts ----

  private void insert(String what, int index) {
    ObjectNode tile = what.startsWith(REPORT) ? ofReport(what) : ofKind(what);
    Place place = TileLayout.TILES.item(index);
    desk.change(new Insert(place.pointer(), tile));
    desk.select(place);
  }

  private ObjectNode ofKind(String kind) {
    List<Suggestions.Named> reports = desk.suggestions().definitions("report");
    String report = reports.isEmpty() ? "" : reports.getFirst().key();
    return TileLayout.tile(kind, report, desk.tree());
  }

  /** A report as it wants to be drawn, or as it is drawn best. */
  private ObjectNode ofReport(String what) {
    String key = what.substring(REPORT.length());
    JsonNode report = desk.suggestions().definition("report", key);
    Optional<ChartFit> fit = fit(key);
    ChartKind kind =
        LiveResult.wanted(report)
            .filter(wanted -> fit.filter(each -> each.against(wanted).isEmpty()).isPresent())
            .or(() -> fit.map(ChartFit::best))
            .orElse(ChartKind.TABLE);
    return TileLayout.tileOf(kind, report, key, desk.tree());
  }

  private void dropped(Canvas.Dropped dropped) {
    if (dropped.from().isEmpty()) {
      insert(dropped.kind(), dropped.index());
      return;
    }
    Place from = Place.of(dropped.from());
    move(from, TileLayout.landing(from.index(), dropped.index()));
  }

  private void move(Place from, int to) {
    if (to != from.index() && to >= 0 && to < desk.at(TileLayout.TILES).size()) {
      desk.change(new Move(from.pointer(), TileLayout.TILES.item(to).pointer()));
      desk.select(TileLayout.TILES.item(to));
    }
  }

  private void resize(Place tile, int span) {
    if (TileLayout.nearest(span) != TileLayout.span(desk.at(tile))) {
      desk.change(TileLayout.resized(tile, span));
      desk.select(tile);
    }
  }

  private void step(Place tile, int steps) {
    resize(tile, TileLayout.stepped(TileLayout.span(desk.at(tile)), steps));
  }

  private void pressed(String key, Place place) {
    switch (key) {
      case "up" -> move(place, place.index() - 1);
      case "down" -> move(place, place.index() + 1);
      case "left" -> step(place, -1);
      case "right" -> step(place, 1);
      case "delete" -> {
        if (desk.at(TileLayout.TILES).size() > 1) {
          desk.change(new Remove(place.pointer()));
          desk.select(Place.ROOT);
        }
      }
      case "duplicate" -> {
        Place next = TileLayout.TILES.item(place.index() + 1);
        desk.change(
            new Insert(next.pointer(), Copies.of(desk.at(place), desk.at(TileLayout.TILES))));
        desk.select(next);
      }
      default -> {}
    }
  }
}
