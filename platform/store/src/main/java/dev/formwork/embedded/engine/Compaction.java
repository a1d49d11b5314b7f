package dev.formwork.embedded.engine;

import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps garbage in the file small, a step after each checkpoint, while everybody goes on: writes
 * the pages that still count of a chunk anew, so that its room is free. Either of chunks that hold
 * few such pages, or of those at the end of a file with many holes, which then shrinks.
 *
 * <p>MVStore can move chunks too, over room it has just freed; that is not used, as a crash or a
 * mistake there would cost more than the room.
 */
final class Compaction {

  private static final Logger log = LoggerFactory.getLogger(Compaction.class);

  /** Of what chunks hold, what has to count; and of the file, what chunks have to take. */
  private static final int LIVE_PERCENT = 75;

  private static final int USED_PERCENT = 70;

  /** At most so much is rewritten in a step; more than one chunk has. */
  private static final int STEP = 48 << 20;

  private static final int ANYWAY = 101;

  private final MVStore store;
  private final GuardedFile file;
  private final long from;

  Compaction(MVStore store, GuardedFile file, long from) {
    this.store = store;
    this.file = file;
    this.from = from;
  }

  /** One step; returns whether there are pages to be written by another checkpoint. */
  boolean step() {
    if (file.size() < from) {
      return false;
    }
    int live = file.getChunksFillRate();
    int used = store.getFillRate();
    if (live >= LIVE_PERCENT && used >= USED_PERCENT) {
      return false;
    }
    log.debug("Tidying the file: {} % live, {} % used, {} bytes", live, used, file.size());
    return live < LIVE_PERCENT
        ? store.compact(LIVE_PERCENT, STEP)
        : file.rewritingTheEnd(STEP, () -> store.compact(ANYWAY, STEP));
  }

  /** What it has come to when the rewritten pages are written. */
  void tellEnd() {
    log.debug("Tidied the file: {} bytes", file.size());
  }
}
