package dev.formwork.embedded.engine;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/** The file of the pages, which takes none before the journal has what the page contains. */
final class GuardedFile extends SingleFileStore {

  private volatile @Nullable Journal journal;

  GuardedFile(Map<String, Object> settings) {
    super(settings);
  }

  /** From now on pages wait for this journal. */
  void guardedBy(Journal guard) {
    this.journal = guard;
  }

  @Override
  protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer bytes) {
    Journal guard = journal;
    if (guard != null) {
      guard.forceAll();
    }
    super.writeFully(chunk, position, bytes);
  }
}
