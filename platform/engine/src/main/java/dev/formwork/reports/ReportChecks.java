package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Pointers;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.records.Aggregation;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report asks what can be answered. That its form and fields are there at all, the
 * platform checks by its references.
 */
final class ReportChecks {

  private final Report report;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final Optional<Form> form;
  private final List<Problem> found = new ArrayList<>();

  ReportChecks(Report report, DefinitionKey app, Catalog catalog) {
    this.report = report;
    this.app = app;
    this.catalog = catalog;
    this.form = catalog.find(Form.TYPE, report.formIn(app));
  }

  Problems problems() {
    var keys = new HashSet<FieldKey>();
    for (int i = 0; i < report.dimensions().size(); i++) {
      Report.Dimension dimension = report.dimensions().get(i);
      String at = Pointers.item("/dimensions", i);
      checkUnique(keys, dimension.key(), at);
      checkDimension(dimension, at);
    }
    for (int i = 0; i < report.measures().size(); i++) {
      Report.Measure measure = report.measures().get(i);
      String at = Pointers.item("/measures", i);
      checkUnique(keys, measure.key(), at);
      checkMeasure(measure, at);
    }
    for (int i = 0; i < report.sort().size(); i++) {
      FieldKey by = report.sort().get(i).by();
      if (!keys.contains(by)) {
        add("report.sort.unknown", Pointers.item("/sort", i) + "/by", "by", by.value());
      }
    }
    checkChart();
    checkFilter();
    checkSource();
    return new Problems(found);
  }

  /** What only deadlines or steps have can be asked of those only. */
  private void checkSource() {
    for (int i = 0; i < report.dimensions().size(); i++) {
      checkSource(report.dimensions().get(i).field(), Pointers.item("/dimensions", i));
    }
    for (int i = 0; i < report.measures().size(); i++) {
      checkSource(report.measures().get(i).field(), Pointers.item("/measures", i));
    }
  }

  private void checkSource(@Nullable FieldKey key, String at) {
    SystemField.Part part =
        key == null
            ? SystemField.Part.RECORD
            : SystemField.named(key.value()).map(SystemField::part).orElse(SystemField.Part.RECORD);
    if (key != null && part != SystemField.Part.RECORD && part != report.counted()) {
      String code =
          part == SystemField.Part.DEADLINE ? "report.field.of-deadlines" : "report.field.of-steps";
      add(code, at + "/field", "field", key.value());
    }
  }

  private void checkUnique(Set<FieldKey> keys, FieldKey key, String at) {
    if (!keys.add(key)) {
      add("report.key.duplicate", at + "/key", "key", key.value());
    }
  }

  private void checkDimension(Report.Dimension dimension, String at) {
    String pointer = at + "/field";
    FieldKey key = dimension.field();
    field(key)
        .ifPresent(field -> {
          if (!field.reportable()) {
            add("report.field.not-reportable", pointer, "field", key.value());
          } else if (!Aggregation.canGroupBy(field.type())) {
            add("report.dimension.type", pointer, "field", key.value());
          }
        });
    kind(key)
        .filter(kind -> kind != ValueKind.DATE && kind != ValueKind.DATE_TIME)
        .filter(_ -> dimension.bucket() != null)
        .ifPresent(_ -> add("report.dimension.bucket", at + "/bucket", "field", key.value()));
  }

  private void checkMeasure(Report.Measure measure, String at) {
    FieldKey key = measure.field();
    if (key == null) {
      if (measure.kind() != Report.MeasureKind.COUNT) {
        add("report.measure.no-field", at, "key", measure.key().value());
      }
      return;
    }
    String pointer = at + "/field";
    if (field(key).isPresent() && !field(key).get().reportable()) {
      add("report.field.not-reportable", pointer, "field", key.value());
      return;
    }
    Aggregation.Measure asked = Columns.measure(measure);
    kind(key)
        .filter(kind -> !asked.fits(kind))
        .ifPresent(_ -> add("report.measure.type", pointer, "field", key.value()));
  }

  private void checkChart() {
    Report.Chart chart = report.chart();
    if (chart == null) {
      return;
    }
    if (chart.kind().needsDimension() && report.dimensions().isEmpty()) {
      add("report.chart.no-dimension", "/chart/kind", "report", report.key().value());
    } else if (!chart.kind().takesDimensions() && !report.dimensions().isEmpty()) {
      add("report.chart.not-a-number", "/chart/kind", "report", report.key().value());
    }
  }

  private void checkFilter() {
    if (report.filter() == null || form.isEmpty()) {
      return;
    }
    var vocabulary = FormVocabulary.of(form.get(), report.formIn(app).app(), catalog);
    RuleChecks.check(report.filter(), vocabulary, "/filter").stream()
        .filter(problem -> !problem.code().equals("rules.field.unknown"))
        .forEach(found::add);
    checkAskable(report.filter(), "/filter");
  }

  /** A filter is asked of the store, which runs no script and compares no two fields. */
  private void checkAskable(Condition condition, String at) {
    switch (condition) {
      case Condition.All(var parts) -> checkAskable(parts, at + "/all");
      case Condition.Any(var parts) -> checkAskable(parts, at + "/any");
      case Condition.None(var parts) -> checkAskable(parts, at + "/none");
      case Condition.Compare(var field, _, Dynamic.OtherField _) ->
          add("report.filter.other-field", at + "/value", "field", field.value());
      case Condition.Compare _ -> {}
      case Condition.Script _ ->
          add("report.filter.script", at + "/script", "report", report.key().value());
    }
  }

  private void checkAskable(List<Condition> parts, String at) {
    for (int i = 0; i < parts.size(); i++) {
      checkAskable(parts.get(i), Pointers.item(at, i));
    }
  }

  private Optional<Field> field(FieldKey key) {
    return form.flatMap(found -> found.field(key));
  }

  private Optional<ValueKind> kind(FieldKey key) {
    return SystemField.named(key.value())
        .map(SystemField::kind)
        .or(() -> field(key).map(field -> ValueKinds.of(field.type())));
  }

  private void add(String code, String pointer, String arg, Object value) {
    found.add(Problem.error(code, pointer).with(arg, value));
  }
}
