package dev.formwork.designer.editor;

import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.reports.ChartKind;
import dev.formwork.workspace.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tiles on twelve columns: how wide they are, where they go, and how new ones begin. */
final class TileLayout {

  static final String SCHEMA = "dashboard.schema.json";
  static final Place TILES = Place.of("/tiles");
  static final Place FILTERS = Place.of("/filters");

  /** The widths that a tile can have, in columns of twelve. */
  static final List<Integer> SPANS = List.of(3, 4, 6, 8, 12);

  static final int MOST_FILTERS = 8;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> IN_ORDER =
      List.of("key", "title", "help", "report", "measure", "kind", "span");
  private static final int SMALL = 3;
  private static final int HALF = 6;
  private static final int FULL_DIAL = 100;
  private static final int LONGEST_KEY = 50;

  private TileLayout() {}

  // ---- widths ----

  static int span(JsonNode tile) {
    int usual = tile.path("kind").asString("").equals("number") ? SMALL : HALF;
    return tile.path("span").asInt(usual);
  }

  /** One step wider, or narrower; the same at the end. */
  static int stepped(int span, int steps) {
    int at = SPANS.indexOf(nearest(span)) + steps;
    return SPANS.get(Math.max(0, Math.min(at, SPANS.size() - 1)));
  }

  /** The width that a tile can have which is nearest to so many columns. */
  static int nearest(int columns) {
    int nearest = SPANS.getFirst();
    for (int span : SPANS) {
      nearest = Math.abs(span - columns) < Math.abs(nearest - columns) ? span : nearest;
    }
    return nearest;
  }

  static Change resized(Place tile, int span) {
    return new Put(tile.member("span").pointer(), NODES.numberNode(nearest(span)), IN_ORDER);
  }

  // ---- places ----

  /**
   * Where a tile is found that was dropped before another one.
   *
   * @param before counted while it still stood where it was
   */
  static int landing(int from, int before) {
    return from < before ? before - 1 : before;
  }

  // ---- new ones ----

  static Shape.Variants kinds() {
    return (Shape.Variants) Shapes.at(SCHEMA, NODES.objectNode(), TILES.item(0)).orElseThrow();
  }

  /** A tile of a kind, of a report where it shows one. */
  static ObjectNode tile(String kind, String report, JsonNode dashboard) {
    ObjectNode tile = Blanks.of(kinds(), kind, dashboard.path("tiles"));
    tile.set("title", titles("edit.value." + kind));
    if (tile.has("report")) {
      tile.put("report", report);
    }
    return withDial(tile);
  }

  /** A tile that draws a report as it is drawn already, and is called as it is called. */
  static ObjectNode tileOf(ChartKind kind, JsonNode report, String key, JsonNode dashboard) {
    ObjectNode tile = tile(kind.word(), key, dashboard);
    tile.put("key", freeKey(key.substring(key.indexOf('/') + 1), dashboard));
    if (report.has("title")) {
      tile.set("title", report.path("title"));
    }
    return tile;
  }

  /** A tile of another kind, with what both have. */
  static Change become(String kind, Place place, JsonNode tile) {
    Put put = Kinship.become(kinds(), kind, place, tile);
    return new Put(put.pointer(), withDial((ObjectNode) put.value()));
  }

  private static ObjectNode withDial(ObjectNode tile) {
    if (tile.path("kind").asString("").equals("gauge") && tile.path("max").asInt(0) == 0) {
      tile.put("max", FULL_DIAL);
    }
    return tile;
  }

  private static ObjectNode titles(String key) {
    ObjectNode titles = NODES.objectNode();
    for (Locale language : Messages.LANGUAGES) {
      titles.put(language.getLanguage(), Messages.text(language, key));
    }
    return titles;
  }

  private static String freeKey(String word, JsonNode dashboard) {
    String base = word.substring(0, Math.min(LONGEST_KEY, word.length()));
    return Stream.iterate(1, i -> i + 1)
        .map(i -> i == 1 ? base : base + "-" + i)
        .filter(key ->
            dashboard
                .path("tiles")
                .valueStream()
                .noneMatch(each -> each.path("key").asString("").equals(key)))
        .findFirst()
        .orElse(base);
  }

  // ---- filters of the page ----

  /**
   * What the page can be narrowed by: a field of a form, or what the platform knows.
   *
   * @param form absent for what the platform knows
   */
  static Change filter(String field, @Nullable String form, boolean isDate, JsonNode dashboard) {
    JsonNode filters = dashboard.path("filters");
    ObjectNode made = NODES.objectNode().put("key", filterKey(field, filters)).put("field", field);
    if (form != null) {
      made.put("form", form);
    }
    if (isDate) {
      made.put("default", "last-12-months");
    }
    return filters.isArray()
        ? new Insert(FILTERS.item(filters.size()).pointer(), made)
        : new Put(
            FILTERS.pointer(),
            NODES.arrayNode().add(made),
            List.of("key", "title", "filters", "tiles"));
  }

  private static String filterKey(String field, JsonNode filters) {
    boolean isFree =
        filters.valueStream().noneMatch(each -> each.path("key").asString("").equals(field));
    return isFree ? field : Blanks.freeKey(Shape.Role.FIELD, field, filters);
  }
}
