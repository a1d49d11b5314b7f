package dev.formwork.embedded.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one look at one document knows and finds: variables for {@code $expr}, and a position. */
final class Match {

  private static final int NOWHERE = -1;

  private final Map<String, @Nullable Object> variables;
  private int position = NOWHERE;

  Match(Map<String, @Nullable Object> variables) {
    this.variables = variables;
  }

  static Match withoutVariables() {
    return new Match(Map.of());
  }

  Map<String, @Nullable Object> variables() {
    return variables;
  }

  void foundAt(int index) {
    position = index;
  }

  /** Where in the outermost array the last condition held, for the positional {@code $}. */
  @Nullable Integer position() {
    return position == NOWHERE ? null : (Integer) position;
  }
}
