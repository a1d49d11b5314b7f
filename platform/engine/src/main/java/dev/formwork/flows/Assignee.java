package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who may take a task. The JSON form is told apart by the key that is present: {@code {role: …}},
 * {@code {departmentHead: …}}, {@code {levels: …}}, {@code {initiator: true}}, {@code {field: …}},
 * {@code {person: …}}, {@code {actorOf: …}}, {@code {pickedBy: …}}, {@code {records: …}}.
 */
public sealed interface Assignee {

  /** Everybody who holds the role there. */
  record Role(DefinitionKey role, Reach in) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("role", role.value(), "in", word(in));
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
      return json("departmentHead", word(of), "levelsUp", levelsUp);
    }
  }

  /**
   * Who leads a department, then who leads the one above it, and so on; each once.
   *
   * @param of whose department is meant
   * @param upTo how many of them; absent = up to the top
   */
  record Levels(Whose of, @Nullable Integer upTo) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("levels", word(of), "upTo", upTo);
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
      return json("initiator", true, "", null);
    }
  }

  /** The people that a field of the record names. */
  record InField(FieldKey field) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("field", field.value(), "", null);
    }
  }

  /** One person, by username. */
  record Person(String username) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("person", username, "", null);
    }
  }

  /** Who decided an earlier task last. */
  record ActorOf(DefinitionKey node) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json("actorOf", node.value(), "", null);
    }
  }

  /**
   * Whom somebody names while the flow runs.
   *
   * @param by who names them
   * @param among whom he may name; empty = everybody
   */
  record Picked(Picker by, List<Assignee> among) implements Assignee {
    public Picked {
      among = List.copyOf(among);
    }

    @Override
    public Map<String, Object> toJson() {
      return json(
          "pickedBy",
          word(by),
          "among",
          among.isEmpty() ? null : among.stream().map(Assignee::toJson).toList());
    }
  }

  /** Who names the people of a task. */
  enum Picker {
    /** Who submits the record, when submitting it. */
    INITIATOR,
    /** Who decides the task before, when deciding it. */
    PREVIOUS
  }

  /** The people that a user field of other records names. */
  record Named(Records records, FieldKey personField) implements Assignee {
    @Override
    public Map<String, Object> toJson() {
      return json(
          "records",
          Definitions.mapper().convertValue(records, Map.class),
          "personField",
          personField.value());
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

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(
      String key, Object value, String secondKey, @Nullable Object second) {
    var json = new LinkedHashMap<String, Object>();
    json.put(key, value);
    if (second != null) {
      json.put(secondKey, second);
    }
    return json;
  }
}
