package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a metric can be made of, and what follows from it elsewhere. */
final class MetricFacts {

  private final Suggestions suggestions;
  private final DefinitionKey app;
  private final Map<String, Boolean> rows = new HashMap<>();

  MetricFacts(Suggestions suggestions, DefinitionKey app) {
    this.suggestions = suggestions;
    this.app = app;
  }

  /** Another definition that names the metric. */
  record Elsewhere(QualifiedKey key, String title, int periods) {}

  /** The reports that give one row, and the one that is named. */
  List<Named> reports(String now) {
    return suggestions.definitions("report").stream()
        .filter(each -> each.key().equals(now) || givesOneRow(each.key()))
        .toList();
  }

  private boolean givesOneRow(String report) {
    return rows.computeIfAbsent(
        report, each -> suggestions.definition("report", each).path("dimensions").isEmpty());
  }

  /** The numbers that a report shows. */
  List<Named> measures(String report) {
    return suggestions
        .definition("report", report)
        .path("measures")
        .valueStream()
        .filter(each -> !each.path("hidden").asBoolean(false))
        .map(each -> new Named(each.path("key").asString(""), Labels.text(each.path("title"))))
        .toList();
  }

  /** The days and moments by which what a report counts falls into a period. */
  List<Named> dates(String report) {
    JsonNode tree = suggestions.definition("report", report);
    if (!(tree instanceof ObjectNode found)) {
      return List.of();
    }
    ObjectNode here = found.deepCopy();
    String form = here.path("form").asString("");
    if (report.contains("/") && !form.contains("/")) {
      here.put("form", report.split("/", 2)[0] + "/" + form);
    }
    return ReportFields.of(here, suggestions).stream()
        .filter(field -> field.isDate() && !field.path().contains("."))
        .map(field -> new Named(field.path(), field.title()))
        .toList();
  }

  /** Rules that follow from a miss. */
  List<Elsewhere> rules(DefinitionName metric) {
    return naming("rule", metric, this::rule);
  }

  private Stream<Integer> rule(JsonNode rule, String key) {
    JsonNode trigger = rule.path("trigger");
    return trigger.path("kind").asString("").equals("metric")
            && trigger.path("metric").asString("").equals(key)
        ? Stream.of(trigger.path("periods").asInt(1))
        : Stream.empty();
  }

  /** Roles that may see it. */
  List<Elsewhere> roles(DefinitionName metric) {
    return naming("role", metric, this::grant);
  }

  private Stream<Integer> grant(JsonNode role, String key) {
    return role.path("grants")
        .valueStream()
        .filter(grant -> grant.path("metric").asString("").equals(key))
        .map(_ -> 0)
        .limit(1);
  }

  /** Other roles of this app. */
  List<Elsewhere> rolesBeside(List<Elsewhere> known) {
    return suggestions.definitions("role").stream()
        .filter(role -> !role.key().contains("/"))
        .map(role ->
            new Elsewhere(
                QualifiedKey.parse(role.key(), app),
                role.title().isEmpty() ? role.key() : role.title(),
                0))
        .filter(role -> known.stream().noneMatch(each -> each.key().equals(role.key())))
        .toList();
  }

  private interface Naming {
    /** How it names a metric. */
    Stream<Integer> in(JsonNode tree, String key);
  }

  private List<Elsewhere> naming(String kind, DefinitionName metric, Naming naming) {
    var found = new ArrayList<Elsewhere>();
    for (Named each : suggestions.definitions(kind)) {
      QualifiedKey key = QualifiedKey.parse(each.key(), app);
      String called = key.app().equals(app) ? metric.key().value() : app + "/" + metric.key();
      naming
          .in(suggestions.definition(kind, each.key()), called)
          .forEach(periods ->
              found.add(
                  new Elsewhere(key, each.title().isEmpty() ? each.key() : each.title(), periods)));
    }
    return found;
  }
}
