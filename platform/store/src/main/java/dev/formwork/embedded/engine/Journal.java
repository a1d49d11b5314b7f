package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The changes since the last checkpoint, in order. Appending gives a change its number and its
 * place and cannot fail later for want of room; {@link #await} writes what was appended, for all
 * who wait at that moment at once.
 */
final class Journal {

  private static final int BUFFER = 1 << 20;

  private final Path folder;
  private final long store;

  /** Guards everything about appending, and is held for moments only. */
  private final ReentrantLock appending = new ReentrantLock();

  private final TreeSet<Long> unapplied = new TreeSet<>();
  private final Deque<Used> used = new ArrayDeque<>();
  private Deque<Pending> pending = new ArrayDeque<>();
  private Segment current;
  private @Nullable Segment spare;
  private long position = Segment.HEADER;
  private long nextChange;
  private long nextSequence;

  /** Held by whoever writes to the files. */
  private final ReentrantLock flushing = new ReentrantLock();

  private ByteBuffer buffer = newBuffer(BUFFER);
  private volatile long written;
  private volatile long onDisk;
  private @Nullable Segment unforced;
  private volatile @Nullable IOException broken;

  private Journal(Path folder, long store, long lastChange, Segment first) {
    this.folder = folder;
    this.store = store;
    this.current = first;
    this.nextChange = lastChange + 1;
    this.nextSequence = first.sequence() + 1;
    this.written = lastChange;
    this.onDisk = lastChange;
    used.add(new Used(first, nextChange));
  }

  /** Begins a journal whose first change follows this one. */
  static Journal begin(Path folder, long store, long lastChange, long sequence) throws IOException {
    var first = Segment.make(folder.resolve(Segment.SPARE), 0).used(sequence);
    first.begin(store, lastChange + 1);
    first.force();
    return new Journal(folder, store, lastChange, first);
  }

  /**
   * Appends a change and returns its number. To be followed by {@link #applied} at once.
   *
   * @throws StorageFull if there is no room for it; nothing has happened then
   */
  long append(byte[] payload) {
    IOException failure = broken;
    if (failure != null) {
      throw unwritten(failure);
    }
    int size = Segment.ENTRY_HEADER + payload.length;
    appending.lock();
    try {
      if (position + size > current.capacity()) {
        current = nextSegment(size);
        position = Segment.HEADER;
        used.add(new Used(current, nextChange));
      }
      long change = nextChange++;
      pending.add(new Pending(current, position, change, payload));
      position += size;
      unapplied.add(change);
      return change;
    } finally {
      appending.unlock();
    }
  }

  private Segment nextSegment(int size) {
    try {
      Segment ready = spare;
      if (ready == null || ready.capacity() < Segment.HEADER + size) {
        dropSpare();
        ready = Segment.make(folder.resolve(Segment.SPARE), size);
      }
      Segment next = ready.used(nextSequence);
      nextSequence++;
      spare = null;
      return next;
    } catch (IOException failure) {
      throw new StorageFull("No room for the journal", failure);
    }
  }

  private void dropSpare() throws IOException {
    if (spare != null) {
      spare.delete();
      spare = null;
    }
  }

  /** Says that the trees have what this change says. */
  void applied(long change) {
    appending.lock();
    try {
      unapplied.remove(change);
    } finally {
      appending.unlock();
    }
  }

  /** The number of the last change up to which the trees have all. */
  long allAppliedUpTo() {
    appending.lock();
    try {
      return unapplied.isEmpty() ? nextChange - 1 : unapplied.first() - 1;
    } finally {
      appending.unlock();
    }
  }

  long lastAppended() {
    appending.lock();
    try {
      return nextChange - 1;
    } finally {
      appending.unlock();
    }
  }

  /**
   * Returns when the changes up to this one are handed to the system, and on disk if asked.
   *
   * @throws StorageFull if that fails: whether they last is not known then
   */
  void await(long change, boolean forced) {
    while ((forced ? onDisk : written) < change) {
      flushing.lock();
      try {
        if ((forced ? onDisk : written) < change) {
          flush(forced);
        }
      } catch (IOException failure) {
        broken = failure;
        throw unwritten(failure);
      } finally {
        flushing.unlock();
      }
    }
  }

  /** What a system has of a file after a failure is not known, so nobody tries again. */
  private static StorageFull unwritten(IOException failure) {
    return new StorageFull(
        "The journal could not be written, so nothing is until the store is opened anew", failure);
  }

  /** Everything appended so far, on disk: what holds before a page with its effect is written. */
  void forceAll() {
    await(lastAppended(), true);
  }

  private void flush(boolean forced) throws IOException {
    IOException failure = broken;
    if (failure != null) {
      throw failure;
    }
    Deque<Pending> batch;
    appending.lock();
    try {
      batch = pending;
      pending = new ArrayDeque<>();
    } finally {
      appending.unlock();
    }
    long last = batch.isEmpty() ? written : batch.getLast().change;
    while (!batch.isEmpty()) {
      writeRun(batch);
    }
    written = last;
    if (forced) {
      if (unforced != null) {
        unforced.force();
      }
      onDisk = last;
    }
  }

  /** Writes entries that stand one after another in one segment. */
  private void writeRun(Deque<Pending> batch) throws IOException {
    Pending first = batch.getFirst();
    Segment segment = first.segment;
    if (unforced != segment) {
      if (unforced != null) {
        unforced.force();
      }
      if (first.position == Segment.HEADER) {
        segment.begin(store, first.change);
      }
      unforced = segment;
    }
    buffer.clear();
    for (Pending next = batch.peek();
        next != null && next.segment == segment && (buffer.position() == 0 || fits(next));
        next = batch.peek()) {
      if (!fits(next)) {
        buffer = newBuffer(next.size());
      }
      segment.encode(buffer, next.change, onDisk, next.payload);
      batch.remove();
    }
    segment.write(buffer.flip(), first.position);
    if (buffer.capacity() > 4 * BUFFER) {
      buffer = newBuffer(BUFFER);
    }
  }

  private boolean fits(Pending next) {
    return next.size() <= buffer.remaining();
  }

  private static ByteBuffer newBuffer(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Gives back the files in which no change after this one stands; keeps one for later. */
  void release(long change) throws IOException {
    appending.lock();
    try {
      while (used.size() > 1 && firstOfSecond() <= change + 1) {
        Segment old = used.remove().segment;
        if (spare == null && old.capacity() == Segment.USUAL_SIZE) {
          spare = old.spared();
        } else {
          old.delete();
        }
      }
    } finally {
      appending.unlock();
    }
  }

  private long firstOfSecond() {
    var all = used.iterator();
    all.next();
    return all.next().firstChange;
  }

  /** Makes the next file ready, so that no writer waits for it. By one thread at a time. */
  void prepare() throws IOException {
    if (hasSpare()) {
      return;
    }
    // Under another name: a writer in need makes a spare of its own meanwhile.
    Segment made = Segment.make(folder.resolve(Segment.UNREADY), 0);
    appending.lock();
    try {
      if (spare == null) {
        spare = made.spared();
      } else {
        made.delete();
      }
    } finally {
      appending.unlock();
    }
  }

  private boolean hasSpare() {
    appending.lock();
    try {
      return spare != null;
    } finally {
      appending.unlock();
    }
  }

  /** How many bytes of files it has. */
  long size() {
    appending.lock();
    try {
      long size = spare == null ? 0 : spare.capacity();
      for (Used segment : used) {
        size += segment.segment.capacity();
      }
      return size;
    } finally {
      appending.unlock();
    }
  }

  void close() throws IOException {
    for (Used segment : used) {
      segment.segment.close();
    }
    dropSpare();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  private record Pending(Segment segment, long position, long change, byte[] payload) {
    int size() {
      return Segment.ENTRY_HEADER + payload.length;
    }
  }

  private record Used(Segment segment, long firstChange) {}
}
