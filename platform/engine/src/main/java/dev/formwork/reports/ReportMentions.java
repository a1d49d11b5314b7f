package dev.formwork.reports;

import dev.formwork.definitions.Pointers;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every path that a report names, with its place. */
final class ReportMentions {

  /** A path, named at this JSON pointer. */
  record Named(String pointer, RecordPath path) {}

  private final List<Named> found = new ArrayList<>();

  private ReportMentions() {}

  static List<Named> of(Report report) {
    var mentions = new ReportMentions();
    mentions.add("/filter", report.filter());
    for (int i = 0; i < report.dimensions().size(); i++) {
      mentions.add(Pointers.item("/dimensions", i) + "/field", report.dimensions().get(i).field());
    }
    for (int i = 0; i < report.measures().size(); i++) {
      mentions.add(Pointers.item("/measures", i), report.measures().get(i));
    }
    if (report.period() != null) {
      mentions.add("/period/field", report.period().field());
    }
    if (report.rows() != null) {
      mentions.add("/rows", RecordPath.of(report.rows()));
    }
    return mentions.found;
  }

  /** Those of a condition about the report's records. */
  static List<Named> of(Condition condition, String at) {
    var mentions = new ReportMentions();
    mentions.add(at, condition);
    return mentions.found;
  }

  private void add(String at, Report.Measure measure) {
    add(at + "/field", measure.field());
    add(at + "/filter", measure.filter());
    if (measure.between() != null) {
      add(at + "/between/from", measure.between().from());
      add(at + "/between/to", measure.between().to());
    }
  }

  private void add(String at, @Nullable RecordPath path) {
    if (path != null) {
      found.add(new Named(at, path));
    }
  }

  private void add(String at, @Nullable Condition condition) {
    switch (condition) {
      case null -> {}
      case Condition.All(var parts) -> addAll(at + "/all", parts);
      case Condition.Any(var parts) -> addAll(at + "/any", parts);
      case Condition.None(var parts) -> addAll(at + "/none", parts);
      case Condition.Compare(var field, _, _) -> add(at + "/field", RecordPath.of(field));
      case Condition.Along along -> add(at + "/field", new RecordPath(along.steps()));
      case Condition.Script _ -> {}
    }
  }

  private void addAll(String at, List<Condition> parts) {
    for (int i = 0; i < parts.size(); i++) {
      add(Pointers.item(at, i), parts.get(i));
    }
  }
}
