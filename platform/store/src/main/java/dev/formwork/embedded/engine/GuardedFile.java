package dev.formwork.embedded.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/**
 * The file of the pages, which takes none before the journal has what the page contains, ends a
 * chunk only when the rest of it is on disk, and can be told which of its chunks to rewrite.
 */
final class GuardedFile extends SingleFileStore {

  /** What MVStore keeps for the footer of a chunk. */
  private static final int CHUNK_END = 128;

  private volatile @Nullable Journal journal;
  private volatile @Nullable List<SFChunk> candidates;

  GuardedFile(Map<String, Object> settings) {
    super(settings);
  }

  /** From now on pages wait for this journal. */
  void guardedBy(Journal guard) {
    this.journal = guard;
  }

  /** Does something during which only the last chunks of the file are rewritten. */
  boolean rewritingTheEnd(long bytes, BooleanSupplier work) {
    var chunks = new ArrayList<>(getChunks().values());
    chunks.sort(Comparator.comparingLong((SFChunk chunk) -> chunk.block).reversed());
    var last = new ArrayList<SFChunk>();
    long live = 0;
    for (SFChunk chunk : chunks) {
      live += chunk.maxLenLive;
      if (live > bytes) {
        break;
      }
      last.add(chunk);
    }
    candidates = last;
    try {
      return work.getAsBoolean();
    } finally {
      candidates = null;
    }
  }

  @Override
  public @Nullable Collection<SFChunk> getRewriteCandidates() {
    List<SFChunk> chosen = candidates;
    return chosen == null ? super.getRewriteCandidates() : chosen;
  }

  /**
   * MVStore takes a chunk for whole if its first and its last bytes are there. When the power goes,
   * any part may be missing, so the last ones wait until the others are on disk.
   */
  @Override
  protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer bytes) {
    Journal guard = journal;
    if (guard != null) {
      guard.forceAll();
    }
    int end = bytes.limit();
    if (chunk == null || end <= CHUNK_END) {
      super.writeFully(chunk, position, bytes);
      return;
    }
    super.writeFully(chunk, position, bytes.limit(end - CHUNK_END));
    sync();
    super.writeFully(chunk, position + end - CHUNK_END, bytes.limit(end));
  }
}
