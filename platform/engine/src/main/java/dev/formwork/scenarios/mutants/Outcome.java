package dev.formwork.scenarios.mutants;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of a mutant. */
public sealed interface Outcome {

  /** The checks of definitions don't allow it, so nobody could publish it. */
  record Refused(String code) implements Outcome {}

  /**
   * A scenario does not hold with it.
   *
   * @param scenario as {@code order/refunds}
   * @param hash of its text
   * @param code of what was wrong in it
   */
  record Caught(String scenario, String hash, String code) implements Outcome {}

  /**
   * No scenario noticed it.
   *
   * @param played hashes of the texts of those that were played, by scenario
   */
  record Survived(SortedMap<String, String> played) implements Outcome {
    public Survived {
      played = Collections.unmodifiableSortedMap(new TreeMap<>(played));
    }

    Survived and(Map<String, String> more) {
      var all = new TreeMap<>(played);
      all.putAll(more);
      return new Survived(all);
    }
  }
}
