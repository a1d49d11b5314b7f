package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes changed pages into the file: every few seconds, and when they take much memory. */
final class Checkpoints {

  static final String CHANGE = "change";

  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  private final MVStore store;
  private final Journal journal;
  private final MVMap<String, String> about;
  private final Disk disk;
  private final Pace pace;
  private final Compaction compaction;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();
  private volatile boolean stopping;

  /** Why the file takes nothing now, or null. */
  private volatile @Nullable String refusal;

  /** The change of the checkpoint before the last; kept so far, should the last be unreadable. */
  private volatile long before;

  Checkpoints(
      MVStore store,
      GuardedFile file,
      Journal journal,
      MVMap<String, String> about,
      Path folder,
      Pace pace) {
    this.store = store;
    this.journal = journal;
    this.about = about;
    this.disk = new Disk(folder);
    this.pace = pace;
    this.compaction = new Compaction(store, file, pace.tidyFrom());
    this.before = journal.lastAppended();
    this.thread =
        Thread.ofPlatform().name("formwork-store-checkpoint").daemon(true).start(this::loop);
  }

  private void loop() {
    while (!stopping) {
      try {
        awaitNeed();
        if (!stopping && isNeeded()) {
          run();
          if (compaction.step()) {
            run();
            compaction.tellEnd();
          }
        }
        journal.prepare();
      } catch (IOException | RuntimeException failure) {
        if (!stopping) {
          log.error("Checkpoint failed; the journal keeps what it would have written", failure);
          rest();
        }
      }
    }
  }

  private boolean isNeeded() {
    return refusal != null
        || journal.lastAppended() != before
        || store.getUnsavedMemory() >= pace.unsaved(); // an index being built has no journal
  }

  private void awaitNeed() {
    lock.lock();
    try {
      long rest = pace.pause().toNanos();
      while (rest > 0 && !stopping && store.getUnsavedMemory() < pace.unsaved()) {
        rest = wanted.awaitNanos(rest);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  private void rest() {
    lock.lock();
    try {
      long rest = pace.pause().toNanos();
      while (rest > 0 && !stopping) {
        rest = wanted.awaitNanos(rest);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  /** One checkpoint, by this thread; returns the last change it has. */
  synchronized long run() {
    refuseWithoutRoom();
    journal.forceAll(); // here already, as MVStore would close for good where it fails
    long change = journal.allAppliedUpTo();
    about.put(CHANGE, Long.toString(change));
    store.commit();
    store.sync();
    signalDone();
    try {
      journal.release(before);
    } catch (IOException failure) {
      log.warn("Could not remove a journal that is no longer needed", failure);
    }
    before = change;
    return change;
  }

  private void refuseWithoutRoom() {
    String found = disk.whyNotToWrite(store.getUnsavedMemory()).orElse(null);
    refusal = found;
    if (found != null) {
      signalDone();
      throw new StorageFull(found);
    }
  }

  private void signalDone() {
    lock.lock();
    try {
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when not too much waits to be written. */
  void throttle() {
    String found = refusal;
    if (found != null) {
      throw new StorageFull(found);
    }
    if (store.getUnsavedMemory() < pace.unsaved()) {
      return;
    }
    lock.lock();
    try {
      wanted.signal();
      while (!stopping && refusal == null && store.getUnsavedMemory() > pace.tooManyUnsaved()) {
        done.awaitNanos(pace.pause().toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    stopping = true;
    lock.lock();
    try {
      wanted.signalAll();
      done.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
