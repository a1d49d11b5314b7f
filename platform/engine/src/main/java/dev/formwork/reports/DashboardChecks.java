package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Pointers;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Aggregation;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Whether each tile can show its report, and each filter has something to narrow. */
final class DashboardChecks {

  private final Dashboard dashboard;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final List<Problem> found = new ArrayList<>();

  DashboardChecks(Dashboard dashboard, DefinitionKey app, Catalog catalog) {
    this.dashboard = dashboard;
    this.app = app;
    this.catalog = catalog;
  }

  Problems problems() {
    var keys = new HashSet<DefinitionKey>();
    for (int i = 0; i < dashboard.tiles().size(); i++) {
      Tile tile = dashboard.tiles().get(i);
      String at = Pointers.item("/tiles", i);
      if (!keys.add(tile.key())) {
        add("dashboard.tile.duplicate", at + "/key", "key", tile.key().value());
      }
      check(tile, at);
    }
    var filters = new HashSet<FieldKey>();
    for (int i = 0; i < dashboard.filters().size(); i++) {
      Dashboard.Filter filter = dashboard.filters().get(i);
      String at = Pointers.item("/filters", i);
      if (!filters.add(filter.key())) {
        add("dashboard.filter.duplicate", at + "/key", "key", filter.key().value());
      }
      check(filter, at);
    }
    return new Problems(found);
  }

  private void check(Tile tile, String at) {
    if (tile instanceof Tile.OfReport ofReport) {
      catalog
          .find(Report.TYPE, ofReport.reportIn(app))
          .ifPresent(report -> check(ofReport, report, at));
    }
    Tile.Target target = Measures.target(tile);
    if (target != null) {
      check(target, at + "/target");
    }
    if (tile instanceof Tile.Gauge gauge) {
      check(gauge, at);
    }
  }

  private void check(Tile.OfReport tile, Report report, String at) {
    TileShape shape = TileShape.of(tile);
    int dimensions = report.dimensions().size();
    String key = report.key().value();
    if (dimensions < shape.least()) {
      String code = shape.least() == 2 ? "two-dimensions" : "no-dimension";
      add("dashboard.tile." + code, at + "/kind", "report", key);
    } else if (dimensions > shape.most() && !isSeries(tile, report)) {
      found.add(
          Problem.error(
                  shape.most() == 0
                      ? "dashboard.tile.not-a-number"
                      : "dashboard.tile.many-dimensions",
                  at + "/kind")
              .with("report", key)
              .with("most", shape.most()));
    } else if (tile instanceof Tile.Funnel && dimensions == 0 && report.measures().size() < 2) {
      add("dashboard.tile.one-stage", at + "/kind", "report", key);
    } else {
      Measures.shown(tile, report).ifPresent(measure -> check(tile, report, measure, at));
    }
  }

  private void check(Tile.OfReport tile, Report report, Report.Measure measure, String at) {
    if (TileShape.needsSums(tile, report.dimensions().size()) && !Measures.addsUp(measure)) {
      add("dashboard.tile.no-sum", at + "/measure", "measure", measure.key().value());
    } else if (TileShape.draws(tile) && isDate(report, tile.reportIn(app), measure)) {
      add("dashboard.tile.no-number", at + "/measure", "measure", measure.key().value());
    }
  }

  private boolean isDate(Report report, QualifiedKey key, Report.Measure measure) {
    return catalog
        .find(Form.TYPE, report.formIn(key.app()))
        .map(_ -> new Columns(report, report.formIn(key.app()), catalog).all())
        .stream()
        .flatMap(List::stream)
        .filter(column -> column.key().equals(measure.key()))
        .anyMatch(column ->
            column.kind() == ReportResult.Kind.DATE
                || column.kind() == ReportResult.Kind.DATE_TIME);
  }

  /** A number can also be the latest of a series of periods. */
  private boolean isSeries(Tile.OfReport tile, Report report) {
    return tile instanceof Tile.Figure
        && Series.isOrderOf(report)
        && catalog
            .find(Form.TYPE, report.formIn(tile.reportIn(app).app()))
            .filter(_ -> isOfPeriods(report, report.formIn(tile.reportIn(app).app())))
            .isPresent();
  }

  private boolean isOfPeriods(Report report, QualifiedKey form) {
    return new Columns(report, form, catalog).period(report.dimensions().getFirst()) != null;
  }

  private void check(Tile.Target target, String at) {
    FieldKey parameter = target.parameter();
    if ((parameter == null) == (target.value() == null)) {
      found.add(Problem.error("dashboard.target.value", at));
    } else if (parameter != null
        && !(catalog.parameters(app).get(parameter.value()) instanceof Number)) {
      add("dashboard.target.parameter", at + "/parameter", "parameter", parameter.value());
    }
  }

  private void check(Tile.Gauge gauge, String at) {
    if (gauge.max().compareTo(gauge.from()) <= 0) {
      add("dashboard.gauge.range", at + "/max", "min", gauge.from());
      return;
    }
    BigDecimal before = gauge.from();
    for (int i = 0; i < gauge.bands().size(); i++) {
      BigDecimal to = gauge.bands().get(i).to();
      if (to.compareTo(before) <= 0 || to.compareTo(gauge.max()) > 0) {
        add("dashboard.gauge.bands", Pointers.item(at + "/bands", i) + "/to", "from", before);
        return;
      }
      before = to;
    }
  }

  private void check(Dashboard.Filter filter, String at) {
    Optional<QualifiedKey> form = filter.formIn(app);
    String key = filter.field().value();
    if (form.isEmpty() && SystemField.named(key).isEmpty()) {
      add("dashboard.filter.no-form", at + "/field", "field", key);
      return;
    }
    Optional<Field> field = form.flatMap(each -> PageMaker.field(catalog, each, filter.field()));
    if (form.isPresent() && field.isEmpty()) {
      return; // a missing form or field is told by its reference
    }
    if (field.isPresent() && !field.get().reportable()) {
      add("report.field.not-reportable", at + "/field", "field", key);
    } else if (field.isPresent() && !Aggregation.canGroupBy(field.get().type())) {
      add("dashboard.filter.type", at + "/field", "field", key);
    } else if (!narrowsAnything(filter)) {
      add("dashboard.filter.unused", at, "field", key);
    } else {
      checkInitial(filter, at);
    }
  }

  private void checkInitial(Dashboard.Filter filter, String at) {
    String initial = filter.initial();
    Optional<ValueKind> kind = PageMaker.kind(catalog, app, filter);
    boolean ofDays =
        kind.filter(each -> each == ValueKind.DATE || each == ValueKind.DATE_TIME).isPresent();
    if (initial != null && (!ofDays || DateRange.named(initial, LocalDate.EPOCH).isEmpty())) {
      add("dashboard.filter.default", at + "/default", "value", initial);
    }
  }

  private boolean narrowsAnything(Dashboard.Filter filter) {
    for (Tile tile : dashboard.tiles()) {
      if (tile instanceof Tile.OfReport ofReport) {
        QualifiedKey key = ofReport.reportIn(app);
        boolean narrows =
            catalog
                .find(Report.TYPE, key)
                .filter(report ->
                    PageMaker.acts(
                        catalog, app, filter, report.formIn(key.app()), report.counted()))
                .isPresent();
        if (narrows) {
          return true;
        }
      }
    }
    return false;
  }

  private void add(String code, String pointer, String arg, Object value) {
    found.add(Problem.error(code, pointer).with(arg, value));
  }
}
