package dev.formwork.flows;

import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads who may take a task; the schema has seen to the details. */
final class AssigneeReader {

  private AssigneeReader() {}

  static Assignee read(JsonNode json) {
    try {
      if (json.has("role")) {
        return new Assignee.Role(
            DefinitionKey.of(text(json, "role")),
            Assignee.Reach.valueOf(word(json, "in", "department")));
      }
      if (json.has("departmentHead")) {
        return new Assignee.Head(
            Assignee.Whose.valueOf(word(json, "departmentHead", "record")),
            json.path("levelsUp").asInt(0));
      }
      if (json.has("levels")) {
        return new Assignee.Levels(
            Assignee.Whose.valueOf(word(json, "levels", "initiator")),
            json.has("upTo") ? json.required("upTo").asInt() : null);
      }
      return readPerson(json);
    } catch (IllegalArgumentException notAWord) {
      throw refusal();
    }
  }

  private static Assignee readPerson(JsonNode json) {
    if (json.has("initiator")) {
      return new Assignee.Initiator();
    }
    if (json.has("field")) {
      return new Assignee.InField(FieldKey.of(text(json, "field")));
    }
    if (json.has("person")) {
      return new Assignee.Person(text(json, "person"));
    }
    if (json.has("actorOf")) {
      return new Assignee.ActorOf(DefinitionKey.of(text(json, "actorOf")));
    }
    if (json.has("pickedBy")) {
      List<Assignee> among = json.path("among").valueStream().map(AssigneeReader::read).toList();
      return new Assignee.Picked(
          Assignee.Picker.valueOf(word(json, "pickedBy", "previous")), among);
    }
    if (json.has("records")) {
      return new Assignee.Named(
          Definitions.mapper().treeToValue(json.required("records"), Records.class),
          FieldKey.of(text(json, "personField")));
    }
    throw refusal();
  }

  private static String text(JsonNode json, String key) {
    return json.required(key).stringValue();
  }

  private static String word(JsonNode json, String key, String otherwise) {
    return json.path(key).asString(otherwise).toUpperCase(Locale.ROOT);
  }

  private static Refusal.Invalid refusal() {
    return new Refusal.Invalid(Problem.error("flow.assignee.shape", ""));
  }
}
