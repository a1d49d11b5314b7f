package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads who may take a task; the schema has seen to the details. */
final class AssigneeReader {

  private AssigneeReader() {}

  static Assignee read(JsonNode json) {
    try {
      if (json.has("role")) {
        return new Assignee.Role(
            DefinitionKey.of(json.required("role").stringValue()),
            Assignee.Reach.valueOf(word(json, "in", "department")));
      }
      if (json.has("departmentHead")) {
        return new Assignee.Head(
            Assignee.Whose.valueOf(word(json, "departmentHead", "record")),
            json.path("levelsUp").asInt(0));
      }
      if (json.has("initiator")) {
        return new Assignee.Initiator();
      }
      if (json.has("field")) {
        return new Assignee.InField(FieldKey.of(json.required("field").stringValue()));
      }
      if (json.has("person")) {
        return new Assignee.Person(json.required("person").stringValue());
      }
    } catch (IllegalArgumentException notAWord) {
      throw refusal();
    }
    throw refusal();
  }

  private static String word(JsonNode json, String key, String otherwise) {
    return json.path(key).asString(otherwise).toUpperCase(Locale.ROOT);
  }

  private static Refusal.Invalid refusal() {
    return new Refusal.Invalid(Problem.error("flow.assignee.shape", ""));
  }
}
