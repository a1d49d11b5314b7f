package dev.formwork.records;

import java.util.Arrays;
import java.util.Locale;

/** Where a record stands in its life. */
public enum State {
  /** Not submitted; only its creator sees it. */
  DRAFT,
  /** Its flow is under way. */
  RUNNING,
  /** Its flow came to a good end. */
  COMPLETED,
  /** Its flow ended with a no. */
  REJECTED,
  /** Its flow was broken off. */
  CANCELLED,
  /** Submitted, and its form has no flow. */
  DONE;

  /** The word in data, conditions and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static State of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Expected a state, but got " + word));
  }
}
