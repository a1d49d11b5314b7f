package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricService;
import dev.formwork.metrics.MetricValue;
import dev.formwork.metrics.MetricView;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One metric: its periods for each organisation, where the number comes from, who answers. */
@Route(value = MetricsNavigation.ONE, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/metrics.css")
@CssImport("./formwork/table.css")
class MetricPageView extends Div implements Screen, BeforeEnterObserver {

  private final transient MetricService metrics;
  private final transient CurrentActor current;
  private String title = "";

  MetricPageView(MetricService metrics, CurrentActor current) {
    this.metrics = metrics;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(key(event));
  }

  private void show(QualifiedKey key) {
    removeAll();
    MetricView view = metrics.open(current.get(), key);
    Metric metric = view.metric();
    title = Say.t(metric.title());
    add(new H1(title));
    if (!metric.help().isEmpty()) {
      add(quiet(Say.t(metric.help())));
    }
    add(quiet(origin(metric)), quiet(closes(metric)));
    view.lines().forEach(line -> add(card(view, line)));
  }

  /** Where the number comes from, in words. */
  private static String origin(Metric metric) {
    String period = t("metrics.each." + metric.period());
    return t("metrics.origin", metric.report(), metric.date(), period);
  }

  private static String closes(Metric metric) {
    return metric.closesAfter() == 0
        ? t("metrics.closes-at-once")
        : t("metrics.closes-after", metric.closesAfter());
  }

  private Component card(MetricView view, MetricView.Line line) {
    Metric metric = view.metric();
    Person owner = line.owner();
    var head = new Div(new H2(Say.t(line.title())), Figure.light(line.current().light()));
    head.addClassName("fw-metrics-head");
    var number = new Div(Figure.words(metric, line.current().value()));
    number.addClassName("fw-metrics-number");
    var beside =
        quiet(
            t("metrics.target")
                + " "
                + Figure.target(metric, line.current())
                + (owner == null ? "" : " · " + t("metrics.owner") + " " + Say.t(owner.name())));
    var card = new Div(head, number, beside, history(view, line));
    card.addClassNames("fw-card", "fw-metrics-card");
    return card;
  }

  private Component history(MetricView view, MetricView.Line line) {
    Metric metric = view.metric();
    var table = new NativeTable();
    table.addClassName("fw-table");
    var head = new NativeTableRow();
    for (String column : List.of("period", "value", "target", "light", "kept")) {
      var cell = new NativeTableHeaderCell(t("metrics." + column));
      boolean number = column.equals("value") || column.equals("target");
      cell.getElement().setAttribute("data-right", number);
      head.add(cell);
    }
    table.getHead().add(head);
    for (MetricValue value : line.values().reversed()) {
      var row = new NativeTableRow();
      row.add(new NativeTableCell(Figure.period(metric, value)));
      row.add(number(Figure.words(metric, value.value())));
      row.add(number(Figure.target(metric, value)));
      row.add(new NativeTableCell(Figure.light(value.light())));
      row.add(new NativeTableCell(kept(view, line, value)));
      table.getBody().add(row);
    }
    var frame = new Div(table);
    frame.addClassName("fw-table-frame");
    return frame;
  }

  private Component kept(MetricView view, MetricView.Line line, MetricValue value) {
    var kept = new Div();
    kept.addClassNames("fw-metrics-kept", "fw-small");
    if (value.frozenAt() == null) {
      kept.add(quiet(t(value.equals(line.current()) ? "metrics.moves" : "metrics.counted-now")));
      return kept;
    }
    kept.add(new Span(t("metrics.frozen", Show.moment(value.frozenAt()))));
    for (MetricValue.Restatement each : value.restatements()) {
      kept.add(
          quiet(
              t(
                  "metrics.restated",
                  Show.moment(each.at()),
                  Figure.words(view.metric(), each.before()),
                  each.reason())));
    }
    if (view.mayRestate()) {
      kept.add(
          Button.quiet(
              t("metrics.restate"),
              () ->
                  new RestateSheet(metrics, current, view, value, () -> show(view.key())).open()));
    }
    return kept;
  }

  private static NativeTableCell number(String text) {
    var cell = new NativeTableCell(text);
    cell.getElement().setAttribute("data-right", true);
    return cell;
  }

  private static Paragraph quiet(String text) {
    var paragraph = new Paragraph(text);
    paragraph.addClassName("fw-quiet");
    return paragraph;
  }

  private static QualifiedKey key(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    try {
      return QualifiedKey.of(parameters.get("app").orElse(""), parameters.get("metric").orElse(""));
    } catch (RuntimeException noKeys) {
      throw new NotFoundException();
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("metrics.title"), MetricsNavigation.PATH), Crumb.here(title));
  }
}
