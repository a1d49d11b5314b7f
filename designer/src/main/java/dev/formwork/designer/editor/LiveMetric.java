package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Place;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricTrial;
import dev.formwork.metrics.MetricValue;
import dev.formwork.metrics.MetricView;
import dev.formwork.workspace.metrics.Figure;
import dev.formwork.workspace.metrics.MetricPicture;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The last periods of the metric that is being built, or in words why there are none. */
final class LiveMetric extends LiveAnswer {

  private final transient DefinitionKey app;
  private final transient DraftFigures figures;

  LiveMetric(Desk desk, DefinitionKey app, DraftFigures figures) {
    super(desk);
    this.app = app;
    this.figures = figures;
    addClassName("fw-live-metric");
    ground().addClassName("fw-live-head");
    add(ground(), body());
  }

  @Override
  void ask(JsonNode tree) {
    Optional<Metric> metric = Definitions.read(Metric.TYPE, Yaml.write(tree)).find();
    List<Problem> wrong =
        desk().problemsWithin(Place.ROOT).stream().filter(Problem::isError).toList();
    if (metric.isEmpty() || !wrong.isEmpty()) {
      unfinished(t("metricdesk.unfinished"), wrong);
      return;
    }
    var actor = figures.actor();
    askBeside(() -> {
      MetricTrial trial = figures.metric(actor, app, metric.get());
      return () -> draw(trial);
    });
  }

  @Override
  String late() {
    return t("metricdesk.late", Beside.PATIENCE.toSeconds());
  }

  private void draw(MetricTrial trial) {
    answered();
    ground().add(LiveResult.words(trial.ground()));
    Metric metric = trial.metric();
    MetricView.Line all = trial.all();
    body().add(head(metric, all), new MetricPicture(metric, all.values()));
    if (!trial.organisations().isEmpty()) {
      body().add(organisations(metric, trial.organisations()));
    }
    var counted = new Paragraph(t("metricdesk.counted"));
    counted.addClassNames("fw-quiet", "fw-small");
    body().add(counted);
  }

  private static Component head(Metric metric, MetricView.Line all) {
    MetricValue now = all.current();
    var number = new Span(Figure.words(metric, now.value()));
    number.addClassName("fw-metrics-number");
    var beside =
        new Span(
            t(
                "metricdesk.now",
                Figure.period(metric, now),
                Figure.target(metric, now),
                owner(all.owner())));
    beside.addClassNames("fw-quiet", "fw-small");
    var head = new Div(number, Figure.light(now.light()), beside);
    head.addClassName("fw-metrics-head");
    return head;
  }

  private static String owner(@Nullable Person owner) {
    return owner == null ? t("metricdesk.owner.none") : Say.t(owner.name());
  }

  /** Where each organisation stands in the period that runs. */
  private static Component organisations(Metric metric, List<MetricView.Line> lines) {
    var table = new NativeTable();
    table.addClassName("fw-table");
    for (MetricView.Line line : lines) {
      MetricValue now = line.current();
      var row = new NativeTableRow();
      row.add(
          new NativeTableCell(Say.t(line.title())),
          number(Figure.words(metric, now.value())),
          number(Figure.target(metric, now)),
          new NativeTableCell(Figure.light(now.light())),
          new NativeTableCell(owner(line.owner())));
      table.getBody().add(row);
    }
    var frame = new Div(table);
    frame.addClassName("fw-table-frame");
    frame
        .getElement()
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("metricdesk.whose"));
    return frame;
  }

  private static NativeTableCell number(String text) {
    var cell = new NativeTableCell(text);
    cell.getElement().setAttribute("data-right", true);
    return cell;
  }
}
