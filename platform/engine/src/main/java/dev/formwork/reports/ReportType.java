package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPaths;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the platform knows of reports. */
final class ReportType implements DefinitionType<Report> {

  @Override
  public String kind() {
    return "report";
  }

  @Override
  public String folder() {
    return "reports";
  }

  @Override
  public String schema() {
    return "report.schema.json";
  }

  @Override
  public Class<Report> valueType() {
    return Report.class;
  }

  @Override
  public DefinitionKey key(Report report) {
    return report.key();
  }

  @Override
  public LocalizedText title(Report report) {
    return report.title();
  }

  /** Its measures: what the tiles of dashboards name. */
  @Override
  public Set<FieldKey> fields(Report report) {
    return report.measures().stream().map(Report.Measure::key).collect(Collectors.toSet());
  }

  @Override
  public Problems check(Report report, DefinitionKey app, Catalog catalog) {
    return new ReportChecks(report, app, catalog).problems();
  }

  @Override
  public List<Reference> references(Report report, DefinitionKey app) {
    QualifiedKey form = report.formIn(app);
    var found = new ArrayList<Reference>();
    found.add(Reference.to(Form.TYPE, form, "/form"));
    for (ReportMentions.Named named : ReportMentions.of(report)) {
      add(found, form, named.path().first(), named.pointer());
    }
    return found;
  }

  @Override
  public List<Reference> referencesBehind(Report report, DefinitionKey app, Catalog catalog) {
    var paths = new RecordPaths(report.formIn(app), catalog);
    return ReportMentions.of(report).stream()
        .flatMap(named -> paths.behind(named.path(), named.pointer()).stream())
        .toList();
  }

  private static void add(
      List<Reference> found, QualifiedKey form, FieldKey field, String pointer) {
    if (SystemField.named(field.value()).isEmpty()) {
      found.add(Reference.toField(Form.TYPE, form, field, pointer));
    }
  }
}
