package dev.formwork.designer.editor;

import dev.formwork.definitions.Usage;
import java.util.HashMap;
import java.util.Map;

/**
 * A script in which something that gets another key is named by all appearance.
 *
 * @param within title of what the script is part of; empty where that is the whole definition
 * @param before the script as it is
 * @param after the script as it would be
 * @param isLikely whether nothing else can be meant by all that is known
 */
record Guess(Usage usage, String within, String before, String after, boolean isLikely) {

  /** The place, in words that no other place has. */
  String id() {
    return usage.by() + " " + usage.reference().pointer();
  }

  /** What somebody has said of guesses. */
  record Ticks(Map<String, Boolean> said) {

    static final Ticks NONE = new Ticks(Map.of());

    Ticks {
      said = Map.copyOf(said);
    }

    /** Whether a guess is followed: what is likely, unless somebody has said otherwise. */
    boolean isTicked(Guess guess) {
      return said.getOrDefault(guess.id(), guess.isLikely());
    }

    Ticks with(Guess guess, boolean isTicked) {
      var more = new HashMap<>(said);
      more.put(guess.id(), isTicked);
      return new Ticks(more);
    }
  }
}
