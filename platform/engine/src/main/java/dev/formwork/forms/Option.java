package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value to choose from.
 *
 * @param key what is stored
 * @param color info, success, warning, danger or neutral; how its badge looks
 * @param active false: kept for old records, but not to be chosen any more
 * @param parent the option above it, of the same list or of that of another choice
 * @param values what it says in the columns of its list, typed as records hold values
 */
public record Option(
    String key,
    LocalizedText title,
    @Nullable String color,
    @Nullable Boolean active,
    @Nullable String parent,
    Map<FieldKey, Object> values) {

  /** What conditions about an option call its key. */
  static final String KEY = "key";

  /** What conditions about an option call the option above it. */
  static final String PARENT = "parent";

  public Option {
    values = Map.copyOf(values);
  }

  public Option(
      String key,
      LocalizedText title,
      @Nullable String color,
      @Nullable Boolean active,
      @Nullable String parent) {
    this(key, title, color, active, parent, Map.of());
  }

  /** Whether it may be chosen now. */
  public boolean isActive() {
    return active == null || active;
  }

  /** What it says under this key: a column, its parent, or its own key. */
  public @Nullable Object value(String name) {
    return facts().get(name);
  }

  /** All that conditions may ask of it. */
  Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put(KEY, key);
    if (parent != null) {
      facts.put(PARENT, parent);
    }
    values.forEach((column, value) -> facts.put(column.value(), value));
    return facts;
  }

  Option withValues(Map<FieldKey, Object> typed) {
    return new Option(key, title, color, active, parent, typed);
  }
}
