package dev.formwork.records.internal.counters;

import java.util.List;

/**
 * What a write told the counters of its form.
 *
 * @param effect its id, which tells a repetition from another
 * @param revision the record's, that the write made
 */
record Told(String effect, String record, long revision, List<Counter.Change> changes) {
  Told {
    changes = List.copyOf(changes);
  }
}
