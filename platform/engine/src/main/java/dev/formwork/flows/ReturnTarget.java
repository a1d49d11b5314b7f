package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Whom a returned record goes to: {@code initiator}, {@code previous}, {@code chosen} or {@code
 * {node: first-review}}.
 */
public sealed interface ReturnTarget {

  /** Who submitted it, to correct it. */
  record Initiator() implements ReturnTarget {
    @Override
    public Object toJson() {
      return "initiator";
    }
  }

  /** The task that was decided last before this one. */
  record Previous() implements ReturnTarget {
    @Override
    public Object toJson() {
      return "previous";
    }
  }

  /** Whichever earlier task, or the initiator, the one who returns it names. */
  record Chosen() implements ReturnTarget {
    @Override
    public Object toJson() {
      return "chosen";
    }
  }

  /** One task of the flow. */
  record AtNode(DefinitionKey node) implements ReturnTarget {
    @Override
    public Object toJson() {
      return Map.of("node", node.value());
    }
  }

  /** Reads the JSON form. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ReturnTarget read(JsonNode json) {
    if (json.has("node")) {
      return new AtNode(DefinitionKey.of(json.required("node").stringValue()));
    }
    return switch (json.asString("")) {
      case "initiator" -> new Initiator();
      case "previous" -> new Previous();
      case "chosen" -> new Chosen();
      default -> throw new Refusal.Invalid(Problem.error("flow.return.shape", ""));
    };
  }

  /** The JSON form, as it is read. */
  @JsonValue
  Object toJson();
}
