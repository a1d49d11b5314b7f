package dev.formwork.flows;

import dev.formwork.rules.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What a decision, gate or wait asks: about the record, about others, or both.
 *
 * @param when holds where it is absent
 * @param records holds where it is absent
 */
record Question(@Nullable Condition when, @Nullable RecordsTest records) {

  /** Whether nothing is asked at all. */
  boolean isEmpty() {
    return when == null && records == null;
  }

  boolean asksAboutOthers() {
    return records != null;
  }
}
