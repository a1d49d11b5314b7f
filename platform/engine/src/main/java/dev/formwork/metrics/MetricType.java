package dev.formwork.metrics;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.Report;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.List;

/** What the platform knows of metrics. */
final class MetricType implements DefinitionType<Metric> {

  @Override
  public String kind() {
    return "metric";
  }

  @Override
  public String folder() {
    return "metrics";
  }

  @Override
  public String schema() {
    return "metric.schema.json";
  }

  @Override
  public Class<Metric> valueType() {
    return Metric.class;
  }

  @Override
  public DefinitionKey key(Metric metric) {
    return metric.key();
  }

  @Override
  public LocalizedText title(Metric metric) {
    return metric.title();
  }

  @Override
  public Problems check(Metric metric, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Problem>();
    catalog
        .find(Report.TYPE, metric.reportIn(app))
        .ifPresent(report -> {
          if (!report.dimensions().isEmpty()) {
            found.add(
                Problem.error("metric.report.dimensions", "/report")
                    .with("report", metric.report()));
          }
          checkDate(metric, report, app, catalog, found);
        });
    for (int i = 0; i < metric.targets().size(); i++) {
      checkTarget(metric, metric.targets().get(i), i, found);
    }
    checkParameters(metric, app, catalog, found);
    if (metric.owner() instanceof Metric.Owner.OfRole(var role)
        && catalog.all(Role.TYPE).stream().noneMatch(each -> each.value().key().equals(role))) {
      found.add(Problem.error("metric.owner.unknown", "/owner/role").with("key", role.value()));
    }
    return new Problems(found);
  }

  private static void checkDate(
      Metric metric, Report report, DefinitionKey app, Catalog catalog, List<Problem> found) {
    String key = metric.date().value();
    QualifiedKey form = report.formIn(metric.reportIn(app).app());
    boolean isDate =
        SystemField.named(key)
            .map(SystemField::kind)
            .or(() ->
                catalog
                    .find(Form.TYPE, form)
                    .flatMap(known -> known.field(metric.date()))
                    .map(field -> dev.formwork.forms.ValueKinds.of(field.type())))
            .map(kind ->
                kind == dev.formwork.rules.ValueKind.DATE
                    || kind == dev.formwork.rules.ValueKind.DATE_TIME)
            .orElse(true); // a field that isn't there is found as a reference
    if (!isDate) {
      found.add(Problem.error("metric.date.type", "/date").with("field", key));
    }
  }

  private static void checkTarget(
      Metric metric, Metric.Target target, int at, List<Problem> found) {
    String pointer = Pointers.item("/targets", at);
    if ((target.value() == null) == (target.parameter() == null)) {
      found.add(Problem.error("metric.target.which", pointer));
    }
    boolean band = metric.goodIs() == Metric.Direction.BAND;
    boolean backwards =
        target.to() != null && target.value() != null && target.to().compareTo(target.value()) < 0;
    if (band == (target.to() == null) || backwards) {
      found.add(Problem.error("metric.target.band", pointer));
    }
    if (target.organisation() != null && metric.toldApartBy() == Metric.By.NONE) {
      found.add(Problem.error("metric.target.organisation", pointer + "/organisation"));
    }
  }

  private static void checkParameters(
      Metric metric, DefinitionKey app, Catalog catalog, List<Problem> found) {
    for (int i = 0; i < metric.targets().size(); i++) {
      String parameter = metric.targets().get(i).parameter();
      if (parameter != null && !catalog.parameters(app).containsKey(parameter)) {
        found.add(
            Problem.error("metric.target.parameter", Pointers.item("/targets", i) + "/parameter")
                .with("key", parameter));
      }
    }
  }

  @Override
  public List<Reference> references(Metric metric, DefinitionKey app) {
    QualifiedKey report = metric.reportIn(app);
    var found = new ArrayList<Reference>();
    found.add(Reference.to(Report.TYPE, report, "/report"));
    if (metric.measure() != null) {
      found.add(Reference.toField(Report.TYPE, report, metric.measure(), "/measure"));
    }
    return found;
  }

  /** The field of the report's form by which records fall into periods. */
  @Override
  public List<Reference> referencesBehind(Metric metric, DefinitionKey app, Catalog catalog) {
    QualifiedKey report = metric.reportIn(app);
    boolean isOwn = SystemField.named(metric.date().value()).isEmpty();
    return catalog
        .find(Report.TYPE, report)
        .filter(_ -> isOwn)
        .map(each ->
            List.of(
                Reference.toField(Form.TYPE, each.formIn(report.app()), metric.date(), "/date")))
        .orElse(List.of());
  }
}
