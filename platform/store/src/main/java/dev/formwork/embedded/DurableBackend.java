package dev.formwork.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * The H2 backend by id, answering a write only once it is on disk.
 *
 * <p>Writers that wait at the same time share one commit. No commit falls into the middle of a
 * command, so the file never holds a document without its index entry.
 */
final class DurableBackend extends ById.Backend {

  /** What changes nothing and therefore waits for no commit. */
  private static final Set<String> READING =
      Set.of(
          "find",
          "getMore",
          "killCursors",
          "count",
          "distinct",
          "aggregate",
          "hello",
          "isMaster",
          "ismaster",
          "ping",
          "buildInfo",
          "listDatabases",
          "listCollections",
          "listIndexes");

  /** How long freed space stays unused: a crash may need the chunks before the last ones. */
  private static final int RETENTION_MILLIS = 10_000;

  private static final int COMPACT_ON_CLOSE_MILLIS = 500;

  private final MVStore file;

  /** Commands that write share it; a commit has it alone. Fair, so that neither side starves. */
  private final ReadWriteLock writing = new ReentrantReadWriteLock(true);

  private final AtomicLong applied = new AtomicLong();
  private final Object committing = new Object();
  private long committed;

  DurableBackend(MVStore file) {
    super(file);
    this.file = file;
    file.commit();
  }

  /** Opens or makes the file. MVStore's own commits are off: they would not wait for a command. */
  static MVStore openFile(Path path) {
    var file =
        new MVStore.Builder()
            .fileName(path.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    file.setRetentionTime(RETENTION_MILLIS);
    return file;
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    String command = message.getDocument().keySet().iterator().next();
    if (READING.contains(command)) {
      return super.handleMessage(message);
    }
    try {
      return applyWrite(message);
    } finally {
      commitUpTo(applied.get());
    }
  }

  private Document applyWrite(MongoMessage message) {
    writing.readLock().lock();
    try {
      return super.handleMessage(message);
    } finally {
      applied.incrementAndGet();
      writing.readLock().unlock();
    }
  }

  /** Returns when everything applied before the call is on disk. */
  private void commitUpTo(long write) {
    synchronized (committing) {
      if (committed >= write) {
        return;
      }
      writing.writeLock().lock();
      try {
        long all = applied.get();
        file.commit();
        file.sync();
        committed = all;
      } finally {
        writing.writeLock().unlock();
      }
    }
  }

  @Override
  public void close() {
    if (!file.isClosed()) {
      file.close(COMPACT_ON_CLOSE_MILLIS);
    }
  }
}
