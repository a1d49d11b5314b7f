package dev.formwork.records.internal.counters;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The records that counters are about. */
public interface CountedRecords {

  /**
   * A record as it was read.
   *
   * @param pending ids of effects for counters that it still holds
   */
  record Scanned(String id, long revision, Facts facts, List<String> pending) {
    public Scanned {
      pending = List.copyOf(pending);
    }
  }

  /** Reads all records of a form, each once, as far as these fields. */
  void scan(QualifiedKey form, Set<FieldKey> fields, Consumer<Scanned> each);

  boolean exists(QualifiedKey form, String id);

  /** Which of these effects a record of the form still holds. */
  Set<String> holding(QualifiedKey form, List<String> effects);

  /** Whether writes have told something that did not arrive yet. */
  boolean areWaiting(QualifiedKey form);

  /**
   * A counter's cells as a question to the store tells them now.
   *
   * @param dimension narrowed to one value of this dimension; below 0 for all
   */
  List<Cell> counted(Counter counter, int dimension, Cell like);
}
