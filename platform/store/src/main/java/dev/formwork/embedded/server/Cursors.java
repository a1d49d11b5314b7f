package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import dev.formwork.embedded.engine.Storage.Pin;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Results that were not fetched whole; each keeps what it reads until it ends or is forgotten. */
final class Cursors {

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final Map<Long, Open> open = new ConcurrentHashMap<>();
  private final AtomicLong looked = new AtomicLong(System.nanoTime());

  /** Keeps a result; the pin is closed with it. */
  long keep(Iterator<Sized> rest, Pin pin) {
    while (true) {
      long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
      if (open.putIfAbsent(id, new Open(rest, pin)) == null) {
        return id;
      }
    }
  }

  /**
   * The next batch, and whether there is more.
   *
   * @throws CursorNotFoundException if it has ended or was forgotten
   */
  Batch next(long id, long count) {
    Open cursor = open.get(id);
    if (cursor == null) {
      throw new CursorNotFoundException(id);
    }
    synchronized (cursor) {
      if (cursor.closed) {
        throw new CursorNotFoundException(id);
      }
      cursor.used = System.nanoTime();
      Batch batch = Batch.take(cursor.rest, count);
      if (!batch.more()) {
        close(id);
      }
      return batch;
    }
  }

  boolean close(long id) {
    Open cursor = open.remove(id);
    if (cursor == null) {
      return false;
    }
    synchronized (cursor) {
      cursor.closed = true;
      cursor.pin.close();
    }
    return true;
  }

  int size() {
    return open.size();
  }

  /** Closes those that nobody has asked for a long time. */
  void forget() {
    long now = System.nanoTime();
    long last = looked.get();
    if (now - last < LOOK_EVERY.toNanos() || !looked.compareAndSet(last, now)) {
      return;
    }
    open.forEach((id, cursor) -> {
      if (now - cursor.used > FORGOTTEN_AFTER.toNanos()) {
        close(id);
      }
    });
  }

  private static final class Open {
    private final Iterator<Sized> rest;
    private final Pin pin;
    private volatile long used = System.nanoTime();
    private boolean closed;

    Open(Iterator<Sized> rest, Pin pin) {
      this.rest = rest;
      this.pin = pin;
    }
  }
}
