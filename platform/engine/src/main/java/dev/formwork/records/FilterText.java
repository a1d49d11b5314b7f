package dev.formwork.records;

import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A filter as it travels in an address: a condition as JSON. */
public final class FilterText {

  private static final int MAX_LENGTH = 20_000;

  private FilterText() {}

  /** The condition; everything where there is no text. Refuses what is none, with its path. */
  public static Condition read(@Nullable String json) {
    if (json == null || json.isBlank()) {
      return Condition.ALWAYS;
    }
    if (json.length() > MAX_LENGTH) {
      throw malformed();
    }
    try {
      return Definitions.mapper().readValue(json, Condition.class);
    } catch (JacksonException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw malformed();
    }
  }

  /** The condition as text that {@link #read} understands. */
  public static String write(Condition condition) {
    return Definitions.mapper().writeValueAsString(condition);
  }

  private static Refusal.Invalid malformed() {
    return new Refusal.Invalid(Problem.error("api.parameter.bad", "filter"));
  }
}
