package dev.formwork.sequences;

import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a sequence has come for a record.
 *
 * @param next the place in the order of the step that comes next
 * @param due when that is; absent once it is over
 * @param endedAt absent while it runs
 */
public record SequenceRun(
    String id,
    QualifiedKey sequence,
    QualifiedKey form,
    String record,
    State state,
    int next,
    Instant startedAt,
    @Nullable Instant due,
    @Nullable Instant endedAt) {

  /** Whether it goes on, and why not. */
  public enum State {
    RUNNING,
    /** All was said. */
    DONE,
    /** Its condition to end held. */
    REACHED,
    /** A rule or a person ended it. */
    STOPPED,
    /** The record, or the sequence itself, is gone. */
    GONE
  }
}
