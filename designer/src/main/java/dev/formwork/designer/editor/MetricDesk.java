package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shapes;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.records.Period;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Show;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A metric: its lines, the periods that they give, and what is chosen in detail. */
final class MetricDesk extends Workbench implements MetricShelves.Acts {

  /** What the lines say already. */
  private static final Set<String> ON_SHELVES =
      Set.of(
          "report",
          "measure",
          "date",
          "unit",
          "period",
          "direction",
          "by",
          "targets",
          "warning",
          "owner",
          "closesAfter");

  private final transient DraftFigures figures;
  private final transient MetricFacts facts;
  private final Canvas canvas = new Canvas();
  private final MetricShelves shelves;
  private final LiveMetric result;

  MetricDesk(Desk desk, DefinitionKey app, DraftFigures figures) {
    super(desk);
    this.figures = figures;
    facts = new MetricFacts(desk.suggestions(), app);
    addClassNames("fw-form-desk", "fw-report-desk", "fw-metric-desk");
    shelves = new MetricShelves(desk, app, facts, figures, this);
    canvas.add(shelves);
    canvas.onChosen(chosen -> desk.select(Place.of(chosen.place())));
    canvas.onKey(key -> {
      Place place = Place.of(key.place());
      if (key.key().equals("delete") && isTarget(place)) {
        remove(place);
      }
    });
    result = new LiveMetric(desk, app, figures);
    var card = new Div(canvas, result);
    card.addClassNames("fw-card", "fw-form-canvas", "fw-report-canvas");
    add(card, properties);
    edited();
  }

  @Override
  void mark(Place place) {
    canvas.choose(place.pointer());
    if (place.steps().size() == 1) {
      shelves.reveal(place.steps().getFirst());
    }
  }

  @Override
  void show() {
    shelves.show();
    canvas.choose(desk.selected().pointer());
    result.refresh();
  }

  private static boolean isTarget(Place place) {
    return place.isWithin(MetricParts.TARGETS) && place.steps().size() >= 2;
  }

  @Override
  void showProperties() {
    Place selected = desk.selected();
    if (isTarget(selected)) {
      showTarget(new Place(selected.steps().subList(0, 2)));
    } else {
      head("gauge", Labels.member("metric"));
      properties.add(
          new PropertyPanel(desk, Place.ROOT, Shapes.of(MetricParts.SCHEMA), ON_SHELVES));
    }
  }

  /** A number or a parameter, and what else a target can say of this metric. */
  private void showTarget(Place target) {
    head("gauge", t("metricdesk.target"));
    JsonNode metric = desk.tree();
    Set<String> leftOut = MetricParts.leftOut(metric, desk.at(target));
    Shapes.at(MetricParts.SCHEMA, metric, target)
        .ifPresent(shape ->
            properties.add(
                new PropertyPanel(desk, target, shape, leftOut, MetricParts.OF_A_TARGET)));
    List<Named> parameters = desk.suggestions().parameters();
    if (desk.at(target).has("parameter")) {
      properties.add(instead("metricdesk.number-instead", target, ""));
    } else if (!parameters.isEmpty()) {
      properties.add(instead("metricdesk.parameter-instead", target, parameters.getFirst().key()));
    }
  }

  private Button instead(String words, Place target, String parameter) {
    return Button.quiet(
            t(words), () -> change(MetricParts.instead(desk.at(target), target, parameter)))
        .withIcon("arrow-up-down");
  }

  // ---- changing ----

  @Override
  public void change(List<Change> changes) {
    if (!changes.isEmpty()) {
      desk.change(changes.toArray(Change[]::new));
    }
  }

  @Override
  public void report(String reference) {
    if (!reference.isEmpty() && !reference.equals(desk.tree().path("report").asString(""))) {
      change(
          MetricParts.report(
              desk.tree(),
              reference,
              keys(facts.measures(reference)),
              keys(facts.dates(reference))));
    }
  }

  private static List<String> keys(List<Named> named) {
    return named.stream().map(Named::key).toList();
  }

  @Override
  public void addTarget() {
    int end = desk.at(MetricParts.TARGETS).size();
    change(List.of(MetricParts.target(desk.tree(), nextPeriod())));
    desk.select(MetricParts.TARGETS.item(end));
  }

  /** The first day of the period behind the one that runs. */
  private String nextPeriod() {
    LocalDate today = LocalDate.ofInstant(figures.now(), Show.zone());
    String word = desk.tree().path("period").asString("");
    return Stream.of(Period.values())
        .filter(period -> period.word().equals(word))
        .findFirst()
        .map(period -> period.next(period.first(period.of(today)).orElseThrow()))
        .orElse(today)
        .toString();
  }

  @Override
  public void remove(Place target) {
    desk.change(MetricParts.without(desk.tree(), target));
    desk.select(Place.ROOT);
  }
}
