package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.kernel.DefinitionKey;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One definition with one place broken.
 *
 * @param file of the definition in the pack, as in {@code flows/order-approval.yaml}
 * @param line of the place, from 1
 */
public record Mutant(
    DefinitionKey app, DefinitionName name, String file, int line, Break change, String text) {

  /** What is broken. */
  public enum Kind {
    DEADLINE("deadlines"),
    CONDITION("conditions"),
    ASSIGNEE("assignees"),
    PARAMETER("parameters"),
    TARGET("targets"),
    TABLE("decision tables"),
    FORMULA("formulas"),
    DUTY("duties and bounds"),
    ACCESS("grants");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** As who asks for it writes it, as in {@code decision-tables}. */
    public String key() {
      return words.replace(' ', '-');
    }

    /** The one of this key. */
    public static Optional<Kind> find(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
  }

  /**
   * A place and what becomes of it.
   *
   * @param pointer JSON pointer into the definition
   * @param after absent where the place is left out
   */
  public record Break(Kind kind, String pointer, JsonNode before, @Nullable JsonNode after) {

    /** Both sides in words, as in {@code {"hours":4} → {"hours":8}}. */
    public String words() {
      return before + " → " + (after == null ? "left out" : after.toString());
    }
  }

  /** The place, as in {@code order/flows/order-approval.yaml#/nodes/2/assignees/0}. */
  public String place() {
    return app + "/" + file + "#" + change.pointer();
  }
}
