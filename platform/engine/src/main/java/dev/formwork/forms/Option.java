package dev.formwork.forms;

import dev.formwork.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One value to choose from.
 *
 * @param key what is stored
 * @param color info, success, warning, danger or neutral; how its badge looks
 * @param active false: kept for old records, but not to be chosen any more
 * @param parent the option of a parent choice under which it is offered
 */
public record Option(
    String key,
    LocalizedText title,
    @Nullable String color,
    @Nullable Boolean active,
    @Nullable String parent) {

  /** Whether it may be chosen now. */
  public boolean isActive() {
    return active == null || active;
  }
}
