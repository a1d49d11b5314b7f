package dev.formwork.scenarios.internal;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.reports.ReportResult;
import dev.formwork.rules.Condition;
import dev.formwork.scenarios.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at what reports tell people. */
final class Figures {

  private final Stage stage;
  private final Values values;

  Figures(Stage stage, Values values) {
    this.stage = stage;
    this.values = values;
  }

  void look(Expectation.Figure expected) {
    var report = QualifiedKey.parse(expected.report(), stage.app());
    ReportResult result =
        stage.world().reports().run(stage.actor(expected.as()), report, Condition.ALWAYS);
    int column = column(result, expected);
    Optional<AggregateRow> row =
        result.rows().stream().filter(each -> isMeant(each, result, expected.row())).findFirst();
    Object found = row.map(each -> each.values().get(column - result.dimensions())).orElse(null);
    if (!values.isSame(expected.is(), found)) {
      throw new Broken(
          Looking.differs(
                  "scenarios.report.figure",
                  "/is",
                  values.shown(values.resolved(expected.is())),
                  row.isEmpty() ? "no such row among " + keys(result) : values.shown(found))
              .with("measure", result.columns().get(column).key().value()),
          Places.report(report));
    }
  }

  private static int column(ReportResult result, Expectation.Figure expected) {
    for (int i = result.dimensions(); i < result.columns().size(); i++) {
      if (expected.measure() == null || result.columns().get(i).key().equals(expected.measure())) {
        return i;
      }
    }
    throw new IllegalStateException("Expected a measure that was checked.");
  }

  private boolean isMeant(
      AggregateRow row, ReportResult result, Map<FieldKey, ? extends @Nullable Object> wanted) {
    for (var each : wanted.entrySet()) {
      int at = dimension(result, each.getKey());
      if (at < 0 || !values.isSame(each.getValue(), row.groups().get(at).value())) {
        return false;
      }
    }
    return true;
  }

  private static int dimension(ReportResult result, FieldKey key) {
    for (int i = 0; i < result.dimensions(); i++) {
      if (result.columns().get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private String keys(ReportResult result) {
    List<String> rows =
        result.rows().stream()
            .limit(20)
            .map(row -> row.groups().stream().map(label -> values.shown(label.value())).toList())
            .map(List::toString)
            .toList();
    return rows.toString();
  }
}
