package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who may take a task. The JSON form is told apart by the key that is present: {@code {role: …}},
 * {@code {departmentHead: …}}, {@code {initiator: true}}, {@code {field: …}}, {@code {person: …}}.
 */
public sealed interface Assignee {

  /** Everybody who holds the role there. */
  record Role(DefinitionKey role, Reach in) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("role", role.value(), "in", in.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Where holders of a role are looked for. */
  enum Reach {
    /** In the record's department, else in the nearest one above it that has a holder. */
    DEPARTMENT,
    /** In the record's store with all below it, else as for a department above it. */
    STORE,
    /** Everywhere. */
    ALL
  }

  /**
   * Who leads a department.
   *
   * @param of whose department is meant
   * @param levelsUp 0 is the department itself, 1 the one above; from there the nearest that is led
   */
  record Head(Whose of, int levelsUp) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("departmentHead", of.name().toLowerCase(Locale.ROOT), "levelsUp", levelsUp);
    }
  }

  /** Whose department is meant. */
  enum Whose {
    RECORD,
    INITIATOR
  }

  /** Who submitted the record. */
  record Initiator() implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("initiator", true, null, null);
    }
  }

  /** The person that a field of the record names. */
  record InField(FieldKey field) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("field", field.value(), null, null);
    }
  }

  /** One person, by username. */
  record Person(String username) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("person", username, null, null);
    }
  }

  /** Reads the JSON form. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Assignee read(JsonNode json) {
    return AssigneeReader.read(json);
  }

  /** The JSON form, as it is read. */
  @JsonValue
  Map<String, Object> toJson();

  private static Map<String, Object> json(
      String key, Object value, @Nullable String secondKey, @Nullable Object second) {
    var json = new LinkedHashMap<String, Object>();
    json.put(key, value);
    if (secondKey != null && second != null) {
      json.put(secondKey, second);
    }
    return json;
  }
}
