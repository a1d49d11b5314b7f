package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Pointers;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.records.Aggregation;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordPaths;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report asks what can be answered. That its form and that form's fields are there at
 * all, the platform checks by its references; what lies behind a relation is checked here.
 */
final class ReportChecks {

  private final Report report;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final Optional<Form> form;
  private final RecordPaths paths;
  private final List<Problem> found = new ArrayList<>();

  ReportChecks(Report report, DefinitionKey app, Catalog catalog) {
    this.report = report;
    this.app = app;
    this.catalog = catalog;
    this.form = catalog.find(Form.TYPE, report.formIn(app));
    this.paths = new RecordPaths(report.formIn(app), catalog);
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
      checkFilter(measure.filter(), at + "/filter");
    }
    for (int i = 0; i < report.sort().size(); i++) {
      FieldKey by = report.sort().get(i).by();
      if (!keys.contains(by)) {
        add("report.sort.unknown", Pointers.item("/sort", i) + "/by", "by", by.value());
      }
    }
    checkChart();
    checkFilter(report.filter(), "/filter");
    ReportMentions.of(report).forEach(named -> checkPath(named.path(), named.pointer()));
    checkRows();
    found.addAll(new ReportShape(report, paths).problems());
    return new Problems(found);
  }

  /** What only deadlines, steps or rows have can be asked of those only. */
  private void checkPath(RecordPath path, String at) {
    SystemField.Part part =
        SystemField.named(path.first().value())
            .map(SystemField::part)
            .orElse(SystemField.Part.RECORD);
    if (part != SystemField.Part.RECORD && part != report.counted() && !at.startsWith("/filter")) {
      String code =
          part == SystemField.Part.DEADLINE ? "report.field.of-deadlines" : "report.field.of-steps";
      add(code, at, "field", path.toString());
    }
    boolean begins = form.isPresent() && !paths.along(path).isEmpty();
    if (begins && paths.end(path).isEmpty()) {
      add("report.path.leads-nowhere", at, "field", path.toString());
    }
    paths
        .rows(path)
        .filter(rows -> !rows.equals(report.rows()))
        .ifPresent(_ -> add("report.field.of-rows", at, "field", path.toString()));
  }

  private void checkRows() {
    FieldKey rows = report.rows();
    if (rows == null) {
      return;
    }
    if (report.counted() != SystemField.Part.RECORD) {
      add("report.rows.source", "/rows", "field", rows.value());
    }
    field(RecordPath.of(rows))
        .filter(field -> !(field.type() instanceof FieldType.Subtable))
        .ifPresent(_ -> add("report.rows.none", "/rows", "field", rows.value()));
  }

  private void checkUnique(Set<FieldKey> keys, FieldKey key, String at) {
    if (!keys.add(key)) {
      add("report.key.duplicate", at + "/key", "key", key.value());
    }
  }

  private void checkDimension(Report.Dimension dimension, String at) {
    String pointer = at + "/field";
    RecordPath path = dimension.field();
    boolean ranges = !dimension.ranges().isEmpty();
    field(path)
        .ifPresent(field -> {
          if (!isReportable(path, field)) {
            add("report.field.not-reportable", pointer, "field", path.toString());
          } else if (!ranges && !Aggregation.canGroupBy(field.type())) {
            add("report.dimension.type", pointer, "field", path.toString());
          }
        });
    Optional<ValueKind> kind = paths.kind(path);
    kind.filter(each -> each != ValueKind.DATE && each != ValueKind.DATE_TIME)
        .filter(_ -> dimension.bucket() != null)
        .ifPresent(_ -> add("report.dimension.bucket", at + "/bucket", "field", path.toString()));
    if (ranges
        && (!areInOrder(dimension.ranges()) || kind.filter(ValueKind.NUMBER::equals).isEmpty())) {
      add("report.dimension.ranges", at + "/ranges", "field", path.toString());
    }
  }

  /** Each ends behind the one before; only the last, and that always, has no end. */
  private static boolean areInOrder(List<Aggregation.Range> ranges) {
    for (int i = 0; i < ranges.size(); i++) {
      var to = ranges.get(i).to();
      var before = i == 0 ? null : ranges.get(i - 1).to();
      if ((to == null) != (i == ranges.size() - 1)
          || (to != null && before != null && before.compareTo(to) >= 0)) {
        return false;
      }
    }
    return true;
  }

  /** Cells and fields of other forms are open to reports as far as they are to people. */
  private static boolean isReportable(RecordPath path, Field field) {
    return !path.isPlain() || field.reportable();
  }

  private void checkMeasure(Report.Measure measure, String at) {
    if (measure.kind().isDerived()) {
      return;
    }
    Report.Between between = measure.between();
    if (between != null) {
      checkMoment(between.from(), at + "/between/from");
      checkMoment(between.to(), at + "/between/to");
      return;
    }
    RecordPath path = measure.field();
    if (path == null) {
      if (measure.kind() != Report.MeasureKind.COUNT) {
        add("report.measure.no-field", at, "key", measure.key().value());
      }
      return;
    }
    String pointer = at + "/field";
    if (field(path).filter(field -> !isReportable(path, field)).isPresent()) {
      add("report.field.not-reportable", pointer, "field", path.toString());
      return;
    }
    Aggregation.Measure asked = Columns.measure(measure);
    paths
        .kind(path)
        .filter(kind -> !asked.fits(kind))
        .ifPresent(_ -> add("report.measure.type", pointer, "field", path.toString()));
  }

  private void checkMoment(RecordPath path, String at) {
    paths
        .kind(path)
        .filter(kind -> kind != ValueKind.DATE && kind != ValueKind.DATE_TIME)
        .ifPresent(_ -> add("report.measure.not-a-moment", at, "field", path.toString()));
  }

  private void checkChart() {
    Report.Chart chart = report.chart();
    if (chart == null) {
      return;
    }
    TileShape shape = TileShape.of(chart.kind());
    int dimensions = report.dimensions().size();
    String key = report.key().value();
    if (dimensions < shape.least()) {
      String code = shape.least() == 2 ? "two-dimensions" : "no-dimension";
      add("report.chart." + code, "/chart/kind", "report", key);
    } else if (dimensions > 0
        && shape.most() == 0
        && !(chart.kind() == ChartKind.NUMBER && ReportShape.isSeries(report, paths))) {
      add("report.chart.not-a-number", "/chart/kind", "report", key);
    }
  }

  private void checkFilter(@Nullable Condition filter, String at) {
    if (filter == null || form.isEmpty()) {
      return;
    }
    var ofForm = FormVocabulary.of(form.get(), report.formIn(app).app(), catalog);
    RuleChecks.check(filter, new WithPaths(ofForm, paths), at).stream()
        .filter(problem -> !problem.code().equals("rules.field.unknown"))
        .forEach(found::add);
    checkAskable(filter, at);
  }

  /** Conditions that may follow paths. */
  private record WithPaths(Vocabulary ofForm, RecordPaths paths) implements Vocabulary {
    @Override
    public Optional<ValueKind> field(FieldKey key) {
      return ofForm.field(key);
    }

    @Override
    public Optional<ValueKind> parameter(FieldKey key) {
      return ofForm.parameter(key);
    }

    @Override
    public boolean knowsPaths() {
      return true;
    }

    @Override
    public Optional<ValueKind> path(List<FieldKey> steps) {
      return paths.kind(new RecordPath(steps));
    }
  }

  /** A filter is asked of the store, which runs no script and compares no two fields. */
  private void checkAskable(Condition condition, String at) {
    switch (condition) {
      case Condition.All(var parts) -> checkAskable(parts, at + "/all");
      case Condition.Any(var parts) -> checkAskable(parts, at + "/any");
      case Condition.None(var parts) -> checkAskable(parts, at + "/none");
      case Condition.Compare(var field, _, Dynamic.OtherField _) ->
          add("report.filter.other-field", at + "/value", "field", field.value());
      case Condition.Along(_, Condition.Compare(var field, _, Dynamic.OtherField _)) ->
          add("report.filter.other-field", at + "/value", "field", field.value());
      case Condition.Compare _, Condition.Along _ -> {}
      case Condition.Script _ ->
          add("report.filter.script", at + "/script", "report", report.key().value());
    }
  }

  private void checkAskable(List<Condition> parts, String at) {
    for (int i = 0; i < parts.size(); i++) {
      checkAskable(parts.get(i), Pointers.item(at, i));
    }
  }

  private Optional<Field> field(RecordPath path) {
    return paths.field(path);
  }

  private void add(String code, String pointer, String arg, Object value) {
    found.add(Problem.error(code, pointer).with(arg, Objects.requireNonNull(value)));
  }
}
