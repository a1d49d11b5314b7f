package dev.formwork.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record takes from outside itself: a column of a chosen option, a field of a related
 * record, a figure over related records. Which, the definition of the field says.
 */
@FunctionalInterface
public interface Elsewhere {

  /** Nothing is there. */
  Elsewhere NOTHING = (_, _, _) -> null;

  /**
   * The value of a field that follows from elsewhere; null where there is none.
   *
   * @param path the field, as {@code customerPhone}, or {@code lines.rate} in a row
   * @param values the record's values, with those of the row before them
   */
  @Nullable Object value(String path, Map<String, Object> values, EvaluationContext about);
}
