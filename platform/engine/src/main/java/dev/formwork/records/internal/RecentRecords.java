package dev.formwork.records.internal;

import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node wrote lately and is likely to be written again soon: by the rules that follow, by
 * the next step of a flow, by whoever saves and then sends. Another node may have written since, so
 * it is good for nothing but a write on condition of its revision.
 */
final class RecentRecords {

  private static final int MOST = 1_000;

  /** Bytes as stored; what weighs more is read again. */
  private static final int MOST_OF_ONE = 32 * 1024;

  /** Bytes as stored of all together. */
  private static final long MOST_OF_ALL = 4 * 1024 * 1024;

  /**
   * Where a store is set back to a backup beneath a node, a revision could come again with another
   * content: nothing is remembered for longer than that takes.
   */
  private static final Duration LATELY = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Map<String, Written> byId = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * As it was written; of use once nothing is left to do of it.
   *
   * @param logic what its values are typed by
   * @param bytes what it weighs as stored
   * @param at on the monotonic clock
   */
  private record Written(FormRecord record, FormLogic logic, int bytes, long at, boolean settled) {}

  RecentRecords(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The record was written like this. */
  synchronized void written(FormRecord record, FormLogic logic, int weight) {
    Written known = byId.get(record.id());
    if (known != null && known.record.revision() > record.revision()) {
      return;
    }
    forget(record.id());
    if (weight > MOST_OF_ONE || !Values.areReadAsWritten(record.data())) {
      return;
    }
    FormRecord content = Copies.withoutEffects(record);
    byId.put(record.id(), new Written(content, logic, weight, nanos.getAsLong(), false));
    bytes += weight;
    Iterator<Written> eldest = byId.values().iterator();
    while (byId.size() > MOST || bytes > MOST_OF_ALL) {
      bytes -= eldest.next().bytes;
      eldest.remove();
    }
  }

  /** All effects that this revision holds have happened. */
  synchronized void settled(FormRecord record) {
    byId.computeIfPresent(
        record.id(),
        (_, known) ->
            known.record.revision() == record.revision()
                ? new Written(known.record, known.logic, known.bytes, known.at, true)
                : known);
  }

  /**
   * The record as it was when this node last wrote it, without effects; empty if not known, or if
   * its form has changed since.
   */
  synchronized Optional<FormRecord> find(QualifiedKey form, String id, FormLogic logic) {
    @Nullable Written known = byId.get(id);
    return known != null
            && known.settled
            && known.record.form().equals(form)
            && known.logic == logic
            && nanos.getAsLong() - known.at < LATELY.toNanos()
        ? Optional.of(known.record)
        : Optional.empty();
  }

  synchronized void forget(String id) {
    Written gone = byId.remove(id);
    bytes -= gone == null ? 0 : gone.bytes;
  }

  synchronized void forget() {
    byId.clear();
    bytes = 0;
  }
}
