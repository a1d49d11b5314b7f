package dev.formwork.records.internal.counters;

import java.time.Instant;
import java.util.Set;

/**
 * A counter as it is kept.
 *
 * @param building how often it was built; what is counted for an earlier building counts no more
 * @param ignored effects that arrive after they were already found in the records
 * @param asked when somebody last asked it, to the day
 * @param checked when it was last compared with its records
 * @param wrong how often it was found to be wrong
 * @param size how many cells it had when it was built
 */
record Kept(
    Counter counter,
    State state,
    int building,
    Set<String> ignored,
    Instant asked,
    Instant checked,
    int wrong,
    int size) {

  /** How far it is. */
  enum State {
    /** It is to be built. */
    WANTED,
    /** Writes tell it what they change, and its records are to be read. */
    BUILDING,
    READY,
    /** It has too many cells, or was wrong too often: nobody asks it. */
    OFF
  }

  Kept {
    ignored = Set.copyOf(ignored);
  }

  /** One that nobody has asked before. */
  static Kept wanted(Counter counter, Instant now) {
    return new Kept(counter, State.WANTED, 0, Set.of(), now, now, 0, 0);
  }

  /** The name of this building of it, that its cells go by. */
  String id() {
    return counter.key() + ":" + building;
  }

  /** Whether writes tell it what they change. */
  boolean listens() {
    return state == State.BUILDING || state == State.READY;
  }

  Kept in(State next) {
    return new Kept(counter, next, building, ignored, asked, checked, wrong, size);
  }

  Kept beingBuilt() {
    return new Kept(counter, State.BUILDING, building + 1, Set.of(), asked, checked, wrong, size);
  }

  Kept built(Set<String> found, int cells, Instant now) {
    return new Kept(counter, State.READY, building, found, asked, now, wrong, cells);
  }

  Kept askedAt(Instant now) {
    return new Kept(counter, state, building, ignored, now, checked, wrong, size);
  }

  Kept checkedAt(Instant now) {
    return new Kept(counter, state, building, ignored, asked, now, wrong, size);
  }

  Kept foundWrong(Instant now) {
    return new Kept(counter, State.WANTED, building, ignored, asked, now, wrong + 1, size);
  }
}
