package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.editing.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the parts of a report say in a few words. */
final class ReportWords {

  private static final Set<String> WITHOUT_VALUE = Set.of("empty", "notEmpty");

  private final List<ReportField> fields;
  private final Suggestions suggestions;

  ReportWords(List<ReportField> fields, Suggestions suggestions) {
    this.fields = fields;
    this.suggestions = suggestions;
  }

  /** A condition and its place. */
  record Clause(Place place, String words) {}

  /** What a field is called; its path where it is none. */
  String field(String path) {
    return fields.stream()
        .filter(field -> field.path().equals(path))
        .findFirst()
        .map(field -> path.contains(".") ? field.group() + " › " + field.title() : field.title())
        .orElse(path);
  }

  String dimension(JsonNode dimension) {
    String title = Labels.text(dimension.path("title"));
    return title.isEmpty() ? field(dimension.path("field").asString("")) : title;
  }

  /** The conditions that must all hold, one by one; else the filter as one. */
  List<Clause> clauses(JsonNode filter) {
    var clauses = new ArrayList<Clause>();
    if (filter.path("all").isArray()) {
      for (int i = 0; i < filter.path("all").size(); i++) {
        Place place = ReportParts.FILTER.member("all").item(i);
        clauses.add(new Clause(place, condition(filter.path("all").get(i))));
      }
    } else if (filter.isObject()) {
      clauses.add(new Clause(ReportParts.FILTER, condition(filter)));
    }
    return clauses;
  }

  private String condition(JsonNode condition) {
    if (condition.has("all")) {
      return several(condition.path("all"), t("reportdesk.and"));
    }
    if (condition.has("any")) {
      return several(condition.path("any"), t("reportdesk.or"));
    }
    if (condition.has("none")) {
      return t("reportdesk.none-of", several(condition.path("none"), t("reportdesk.or")));
    }
    if (condition.has("script")) {
      return condition.path("script").asString("");
    }
    String path = condition.path("field").asString("");
    String op = condition.path("op").asString("eq");
    String said = field(path) + " " + Labels.value(op);
    return WITHOUT_VALUE.contains(op) ? said : said + " " + value(path, condition.path("value"));
  }

  private String several(JsonNode parts, String between) {
    return parts
        .valueStream()
        .map(this::condition)
        .collect(Collectors.joining(" " + between + " "));
  }

  private String value(String path, JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(each -> value(path, each)).collect(Collectors.joining(", "));
    }
    String text = Values.text(value);
    return fields.stream()
        .filter(field -> field.path().equals(path))
        .flatMap(field -> suggestions.optionsOf(field.node()).stream())
        .filter(option -> option.key().equals(text))
        .findFirst()
        .map(Suggestions.Named::title)
        .filter(title -> !title.isEmpty())
        .orElse(text.isEmpty() ? "…" : text);
  }
}
