package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.Report;
import dev.formwork.rules.DecisionTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Columns of decision tables and dimensions of reports that hold keys of some options because of
 * the fields that they are bound to.
 */
final class OptionColumns {

  private final OptionFields fields;
  private final Map<QualifiedKey, Integer> uses = new HashMap<>();
  private final Map<QualifiedKey, Map<String, Integer>> inputs = new HashMap<>();
  private final Map<QualifiedKey, Map<String, Integer>> outputs = new HashMap<>();
  private final Map<QualifiedKey, Set<String>> dimensions = new HashMap<>();

  private OptionColumns(OptionFields fields) {
    this.fields = fields;
  }

  static OptionColumns of(OptionFields fields, List<KnownDefinition> all) {
    var columns = new OptionColumns(fields);
    for (KnownDefinition each : all) {
      if (each.name().kind().equals(Report.TYPE.kind())) {
        columns.addDimensions(each);
      }
      for (Reference reference : each.named()) {
        if (reference.isToWhole() && reference.kind().equals(DecisionTable.TYPE.kind())) {
          columns.addUse(each, reference);
        }
      }
    }
    return columns;
  }

  private void addDimensions(KnownDefinition report) {
    for (Reference reference : report.named()) {
      Place place = Place.of(reference.pointer()).in(report.tree());
      boolean isDimension =
          place.steps().size() == 3
              && place.steps().getFirst().equals("dimensions")
              && place.last().equals("field");
      if (isDimension && fields.isOne(reference)) {
        JsonNode dimension = report.tree().at(place.parent().pointer());
        String name = dimension.path("key").asString(dimension.path("field").asString(""));
        dimensions.computeIfAbsent(report.key(), _ -> new HashSet<>()).add(name);
      }
    }
  }

  /** A table that is asked, which names its inputs, and what becomes of its outputs. */
  private void addUse(KnownDefinition by, Reference table) {
    Place around = Place.of(table.pointer()).in(by.tree()).parent();
    QualifiedKey key = table.target();
    uses.merge(key, 1, Integer::sum);
    var asked = new HashSet<String>();
    var told = new HashSet<String>();
    for (Reference reference : by.named()) {
      Place place = Place.of(reference.pointer()).in(by.tree());
      if (!fields.isOne(reference) || !place.isWithin(around)) {
        continue;
      }
      if (isIn(place, around.member("with"))) {
        asked.add(place.last());
      } else if (isIn(place, around.member("into"))) {
        told.add(by.tree().at(place.pointer()).asString(""));
      }
    }
    asked.forEach(each -> count(inputs, key, each));
    told.forEach(each -> count(outputs, key, each));
  }

  private static boolean isIn(Place place, Place group) {
    return place.isWithin(group) && place.steps().size() == group.steps().size() + 1;
  }

  private static void count(
      Map<QualifiedKey, Map<String, Integer>> columns, QualifiedKey table, String column) {
    columns.computeIfAbsent(table, _ -> new TreeMap<>()).merge(column, 1, Integer::sum);
  }

  /** Whether the rows of a report are told apart by such keys under this name. */
  boolean isDimension(QualifiedKey report, String name) {
    return dimensions.getOrDefault(report, Set.of()).contains(name);
  }

  /**
   * How the cells of an input or an output are to be taken: as such keys, as what may as well be
   * others where the table is asked of other fields, too, or not at all.
   */
  Optional<Written> how(QualifiedKey table, boolean isInput, String column) {
    int bound = (isInput ? inputs : outputs).getOrDefault(table, Map.of()).getOrDefault(column, 0);
    if (bound == 0) {
      return Optional.empty();
    }
    return Optional.of(bound == uses.getOrDefault(table, 0) ? Written.VALUE : Written.PERHAPS);
  }
}
