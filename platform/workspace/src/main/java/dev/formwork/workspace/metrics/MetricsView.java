package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricService;
import dev.formwork.metrics.MetricValue;
import dev.formwork.metrics.MetricView;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All metrics that the person may see, one line for each: where it stands, and where it should. */
@Route(value = MetricsNavigation.PATH, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/metrics.css")
@CssImport("./formwork/table.css")
class MetricsView extends Div implements Screen {

  MetricsView(MetricService metrics, CurrentActor current) {
    addClassName("fw-page");
    add(new H1(t("metrics.title")));
    List<QualifiedKey> keys = metrics.metrics(current.get());
    if (keys.isEmpty()) {
      add(new EmptyState("gauge", t("metrics.empty"), t("metrics.empty-hint")));
      return;
    }
    var table = new NativeTable();
    table.addClassNames("fw-table", "fw-metrics");
    var head = new NativeTableRow();
    for (String title : List.of("metric", "value", "target", "light", "trend", "period", "owner")) {
      var cell = new NativeTableHeaderCell(t("metrics." + title));
      cell.getElement().setAttribute("data-right", isNumber(title));
      head.add(cell);
    }
    table.getHead().add(head);
    keys.stream()
        .map(key -> metrics.open(current.get(), key))
        .filter(view -> !view.lines().isEmpty())
        .forEach(view -> table.getBody().add(row(view)));
    var frame = new Div(table);
    frame.addClassNames("fw-card", "fw-table-frame");
    add(frame);
  }

  private static boolean isNumber(String title) {
    return title.equals("value") || title.equals("target");
  }

  private static NativeTableRow row(MetricView view) {
    Metric metric = view.metric();
    MetricView.Line line = view.lines().getFirst();
    MetricValue now = line.current();
    var name = new Div(Link.to(MetricsNavigation.path(view.key()), Say.t(metric.title())));
    if (!line.organisation().isEmpty()) {
      var where = new Span(Say.t(line.title()));
      where.addClassNames("fw-quiet", "fw-small");
      name.add(where);
    }
    Person owner = line.owner();
    var row = new NativeTableRow();
    row.add(new NativeTableCell(name));
    row.add(number(Figure.words(metric, now.value())));
    row.add(number(Figure.target(metric, now)));
    row.add(cell(Figure.light(now.light())));
    row.add(cell(Figure.trend(line.values())));
    row.add(new NativeTableCell(Figure.period(metric, now)));
    row.add(new NativeTableCell(owner == null ? Show.NOTHING : Say.t(owner.name())));
    return row;
  }

  private static NativeTableCell number(String text) {
    var cell = new NativeTableCell(text);
    cell.getElement().setAttribute("data-right", true);
    return cell;
  }

  private static NativeTableCell cell(Component content) {
    return new NativeTableCell(content);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("metrics.title")));
  }
}
