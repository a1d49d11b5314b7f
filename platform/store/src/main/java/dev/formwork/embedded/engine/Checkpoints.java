package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes changed pages into the file: every few seconds, and when they take much memory. */
final class Checkpoints {

  static final String CHANGE = "change";

  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  /** Room that a checkpoint must find: what it may write, and something for others. */
  private static final long SPARE_ROOM = 32L << 20;

  private final MVStore store;
  private final Journal journal;
  private final MVMap<String, String> about;
  private final Path folder;
  private final Pace pace;
  private final Compaction compaction;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();
  private volatile boolean stopping;
  private volatile boolean full;

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
    this.folder = folder;
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
    return full
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

  /** MVStore would close for good where a write finds no room, so none is tried. */
  private void refuseWithoutRoom() {
    try {
      long room = Files.getFileStore(folder).getUsableSpace();
      full = room < SPARE_ROOM + 2L * store.getUnsavedMemory();
      if (full) {
        signalDone();
        throw new StorageFull("Only " + (room >> 20) + " MB are free in " + folder);
      }
    } catch (IOException failure) {
      log.warn("Could not tell how much room is free in {}", folder, failure);
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
    if (full) {
      throw new StorageFull("The disk of " + folder + " is full");
    }
    if (store.getUnsavedMemory() < pace.unsaved()) {
      return;
    }
    lock.lock();
    try {
      wanted.signal();
      while (!stopping && !full && store.getUnsavedMemory() > pace.tooManyUnsaved()) {
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
