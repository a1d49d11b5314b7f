package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.records.Aggregation;
import dev.formwork.records.State;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a report can name: fields of its form, of the rows that it counts, of the forms that
 * relations lead to, and what the platform knows of every record, deadline or step.
 */
final class ReportFields {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode report;
  private final Suggestions suggestions;
  private final List<ReportField> found = new ArrayList<>();

  private ReportFields(JsonNode report, Suggestions suggestions) {
    this.report = report;
    this.suggestions = suggestions;
  }

  static List<ReportField> of(JsonNode report, Suggestions suggestions) {
    var fields = new ReportFields(report, suggestions);
    fields.find();
    return fields.found;
  }

  private void find() {
    String reference = report.path("form").asString("-");
    JsonNode form = suggestions.form(reference);
    List<JsonNode> own = Suggestions.fieldNodes(form);
    String title = Labels.text(form.path("title"));
    String rows = report.path("rows").asString("");
    own.stream()
        .filter(field -> field.path("key").asString("").equals(rows))
        .forEach(this::addCells);
    own.forEach(field -> add(field, "", title, field.path("reportable").asBoolean(false)));
    addSystem();
    own.stream()
        .filter(field -> field.path("type").asString("").equals("relation"))
        .forEach(field -> addBehind(field, reference));
  }

  private void addCells(JsonNode rows) {
    String prefix = rows.path("key").asString("") + ".";
    String title = Labels.text(rows.path("title"));
    rows.path("fields").forEach(cell -> add(cell, prefix, title, true));
  }

  private void addBehind(JsonNode relation, String reference) {
    String target = relation.path("form").asString("-");
    boolean isElsewhere = reference.contains("/") && !target.contains("/");
    String form = isElsewhere ? reference.split("/", 2)[0] + "/" + target : target;
    String prefix = relation.path("key").asString("") + ".";
    String title = Labels.text(relation.path("title"));
    Suggestions.fieldNodes(suggestions.form(form))
        .forEach(field -> add(field, prefix, title, true));
  }

  private void add(JsonNode node, String prefix, String group, boolean open) {
    Optional<Field> field = DraftForm.read(node);
    Optional<ValueKind> kind = field.map(Field::type).map(ValueKinds::of);
    boolean canGroup = field.map(Field::type).filter(Aggregation::canGroupBy).isPresent();
    kind.filter(each -> each != ValueKind.ROWS)
        .ifPresent(each ->
            found.add(
                new ReportField(
                    prefix + node.path("key").asString(""), node, group, each, canGroup, open)));
  }

  private void addSystem() {
    SystemField.Part counted =
        switch (report.path("source").asString("")) {
          case "deadlines" -> SystemField.Part.DEADLINE;
          case "steps" -> SystemField.Part.STEP;
          default -> SystemField.Part.RECORD;
        };
    for (SystemField field : SystemField.values()) {
      boolean isOfRecord = field.part() == SystemField.Part.RECORD;
      if ((isOfRecord || field.part() == counted) && field != SystemField.ID) {
        String group = isOfRecord ? "record" : field.part().name().toLowerCase(Locale.ROOT);
        found.add(system(field, t("reportdesk.group." + group)));
      }
    }
  }

  /** What the platform knows, as if it were a field. */
  static ReportField system(SystemField field, String group) {
    ObjectNode node = NODES.objectNode().put("key", field.key()).put("type", type(field));
    node.set("title", texts("record.system." + field.key()));
    if (field == SystemField.STATE) {
      var options = node.putArray("options");
      for (State state : State.values()) {
        String key = state.name().toLowerCase(Locale.ROOT);
        options.addObject().put("key", key).set("title", texts("record.state." + key));
      }
    }
    boolean canGroup = field.kind() != ValueKind.NUMBER;
    return new ReportField(field.key(), node, group, field.kind(), canGroup, true);
  }

  private static String type(SystemField field) {
    return switch (field.kind()) {
      case DATE -> "date";
      case DATE_TIME -> "date-time";
      case NUMBER -> "decimal";
      case SWITCH -> "switch";
      case TEXT, CHOICES, ROWS ->
          switch (field) {
            case STATE, DEADLINE_STATE, STEP_STATE, STEP_OF, DEADLINE_OF -> "choice";
            case CREATED_BY, STEP_PERSON -> "user";
            default -> "text";
          };
    };
  }

  private static ObjectNode texts(String code) {
    ObjectNode texts = NODES.objectNode();
    Texts.LANGUAGES.forEach(
        language -> texts.put(language.getLanguage(), Texts.of(Problem.error(code, ""), language)));
    return texts;
  }
}
