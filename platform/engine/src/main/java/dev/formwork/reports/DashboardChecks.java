package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Pointers;
import dev.formwork.forms.Field;
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
          .flatMap(report ->
              new ChartFit(report, ofReport.reportIn(app).app(), catalog).problem(ofReport, at))
          .ifPresent(found::add);
    }
    Tile.Target target = Measures.target(tile);
    if (target != null) {
      check(target, at + "/target");
    }
    if (tile instanceof Tile.Gauge gauge) {
      check(gauge, at);
    }
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
