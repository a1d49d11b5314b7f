package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.Definitions;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.editing.Place;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.reports.Dashboard;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportTrial;
import dev.formwork.reports.ReportTrials;
import dev.formwork.reports.Selection;
import dev.formwork.reports.Tile;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.dashboard.TilePictures;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Show;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in the tiles of a dashboard that is being built: the picture that each will be, or in
 * words why there is none. A tile that shows the same as before is not asked for anew.
 */
final class LiveTiles {

  private static final Logger log = LoggerFactory.getLogger(LiveTiles.class);

  private final Desk desk;
  private final DefinitionKey app;
  private final DraftFigures figures;
  private final Beside beside = new Beside();
  private Map<JsonNode, Face> faces = new HashMap<>();
  private TilePictures pictures = new TilePictures();

  LiveTiles(Desk desk, DefinitionKey app, DraftFigures figures) {
    this.desk = desk;
    this.app = app;
    this.figures = figures;
  }

  /** One tile's content, and the question that it answers. */
  private static final class Face extends Div {
    private final transient Beside.Slot slot = new Beside.Slot();

    Face() {
      addClassName("fw-live-body");
      getElement().setAttribute("aria-busy", "true");
      var skeleton = new Div();
      skeleton.addClassName("fw-skeleton");
      skeleton.getElement().setAttribute("aria-hidden", "true");
      add(skeleton);
    }

    void show(Component... content) {
      getElement().removeAttribute("aria-busy");
      removeAll();
      add(content);
    }
  }

  /** All of the page's tiles, by their places. */
  Map<Place, Component> show() {
    Map<JsonNode, Face> kept = new HashMap<>();
    Map<Place, Component> shown = new HashMap<>();
    var page = new Page(figures.actor(), dashboard());
    JsonNode tiles = desk.at(TileLayout.TILES);
    for (int i = 0; i < tiles.size(); i++) {
      Place place = TileLayout.TILES.item(i);
      JsonNode question = question(tiles.get(i));
      List<Problem> wrong = desk.problemsWithin(place).stream().filter(Problem::isError).toList();
      Face known = faces.get(question);
      if (known != null && wrong.isEmpty() && !kept.containsKey(question)) {
        kept.put(question, known);
        shown.put(place, known);
      } else {
        var face = new Face();
        kept.put(question, face);
        shown.put(place, face);
        fill(face, page, tiles.get(i), wrong);
      }
    }
    faces.forEach((question, face) -> {
      if (kept.get(question) != face) {
        face.slot.forget();
      }
    });
    faces = kept;
    return shown;
  }

  /** What makes a tile's numbers: not its title, nor how wide it is. */
  private JsonNode question(JsonNode tile) {
    var question = JsonNodeFactory.instance.objectNode();
    if (tile instanceof ObjectNode) {
      var asked = (ObjectNode) tile.deepCopy();
      asked.remove(List.of("span", "help"));
      question.set("tile", asked);
    }
    question.set("filters", desk.at(TileLayout.FILTERS));
    return question;
  }

  private void fill(Face face, Page page, JsonNode tree, List<Problem> wrong) {
    Optional<Tile> tile = read(tree, Tile.class);
    if (!wrong.isEmpty() || tile.isEmpty()) {
      face.show(said("circle-alert", t("dashdesk.unfinished")), ProblemLinks.of(desk, wrong));
      return;
    }
    switch (tile.get()) {
      case Tile.Text text -> face.show(TilePictures.words(text));
      case Tile.OfReport ofReport ->
          beside.ask(face.slot, () -> page.ask(face, ofReport), otherwise(face, ofReport));
    }
  }

  /** The page as it is now, for the questions of all its tiles. */
  private final class Page {

    private final Actor actor;
    private final Dashboard dashboard;
    private final LocalDate today = LocalDate.ofInstant(figures.now(), Show.zone());
    private ReportTrials.@Nullable Stage stage;

    Page(Actor actor, Dashboard dashboard) {
      this.actor = actor;
      this.dashboard = dashboard;
    }

    private synchronized ReportTrials.Stage stage() {
      ReportTrials.Stage known = stage;
      if (known == null) {
        known = figures.stage(actor, app);
        stage = known;
      }
      return known;
    }

    Runnable ask(Face face, Tile.OfReport tile) {
      ReportTrial trial = stage().trial(tile.reportIn(app));
      Optional<Problem> unfit = trial.fit().against(tile);
      if (unfit.isPresent()) {
        throw new Refusal.Invalid(unfit.get());
      }
      DashboardView view = stage().page(dashboard);
      DashboardView.Shown shown =
          view.find(tile.key())
              .filter(each -> each.tile().equals(tile))
              .orElseGet(() -> new DashboardView.Shown(tile, trial.source(), Set.of(), null));
      Condition condition = Narrowing.of(view, shown, atFirst(view), today).condition();
      Supplier<Component> picture = pictures.ask(shown, trial, condition, figures.now());
      return () -> draw(face, trial, picture);
    }
  }

  private static void draw(Face face, ReportTrial trial, Supplier<Component> picture) {
    Component drawn = picture.get();
    if (trial.ground() == ReportTrial.Ground.REAL) {
      face.show(drawn);
    } else {
      var badge = StateBadge.of(StateBadge.Kind.WARNING, t("reportdesk.sample"));
      badge.getElement().setAttribute("title", LiveResult.why(trial.ground()));
      badge.addClassName("fw-live-sample");
      face.show(badge, drawn);
    }
  }

  /** What the page's filters are set to before anybody touches them. */
  private static Selection atFirst(DashboardView view) {
    Map<FieldKey, List<String>> filters = new HashMap<>();
    view.filters()
        .forEach(filter -> {
          if (filter.initial() != null) {
            filters.put(filter.key(), List.of(filter.initial()));
          }
        });
    return new Selection(filters, List.of());
  }

  private Beside.Otherwise otherwise(Face face, Tile.OfReport tile) {
    return new Beside.Otherwise() {
      @Override
      public void late() {
        face.show(said("hourglass", t("reportdesk.late", Beside.PATIENCE.toSeconds())));
      }

      @Override
      public void failed(RuntimeException why) {
        if (why instanceof Refusal refused) {
          face.show(said("circle-alert", Attempt.why(refused)));
        } else {
          log.warn("Tile {} could not be tried", tile.key(), why);
          face.show(said("circle-alert", t("reportdesk.failed")));
        }
      }
    };
  }

  private static Component said(String icon, String words) {
    var said = new Div(Icon.of(icon), new Span(words));
    said.addClassName("fw-live-said");
    return said;
  }

  // ---- reading ----

  /** The dashboard as far as it can be read. */
  private Dashboard dashboard() {
    return new Dashboard(
        desk.name().key(),
        LocalizedText.EMPTY,
        all(TileLayout.FILTERS, Dashboard.Filter.class),
        all(TileLayout.TILES, Tile.class));
  }

  private <T> List<T> all(Place list, Class<T> type) {
    return desk.at(list)
        .valueStream()
        .map(each -> read(each, type).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  static <T> Optional<T> read(JsonNode tree, Class<T> type) {
    try {
      return Optional.ofNullable(Definitions.mapper().treeToValue(tree, type));
    } catch (JacksonException | IllegalArgumentException unfinished) {
      return Optional.empty();
    }
  }
}
