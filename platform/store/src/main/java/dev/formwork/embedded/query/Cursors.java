package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.CURSOR_NOT_FOUND;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What clients have begun to read. A cursor that nobody asks for ten minutes is closed. */
public final class Cursors {

  private static final int FIRST_BATCH = 101;
  private static final long LARGEST_BATCH = BsonSize.LARGEST_DOCUMENT;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<Long, Open> open = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final InstantSource clock;

  public Cursors(InstantSource clock) {
    this.clock = clock;
  }

  /** A result of which some was given; only one command at a time reads from it. */
  private static final class Open {
    private final String namespace;
    private final Stream<Document> stream;
    private final Iterator<Document> rest;
    private @Nullable Document next;
    private long usedAt;

    Open(String namespace, Stream<Document> stream) {
      this.namespace = namespace;
      this.stream = stream;
      this.rest = stream.iterator();
    }

    synchronized List<Document> take(long count) {
      var batch = new ArrayList<Document>();
      long size = 0;
      while (batch.size() < count && hasNext()) {
        var document = peek();
        size += BsonSize.of(document);
        if (size > LARGEST_BATCH && !batch.isEmpty()) {
          break;
        }
        batch.add(document);
        next = null;
      }
      return batch;
    }

    synchronized boolean hasNext() {
      return next != null || rest.hasNext();
    }

    private Document peek() {
      if (next == null) {
        next = rest.next();
      }
      return next;
    }
  }

  /** How many cursors are open. */
  public int size() {
    return open.size();
  }

  /**
   * The answer to a command that finds documents.
   *
   * @param batchSize how many the client wants at first, or null for as many as usual
   * @param isOnly whether the client wants no more than this batch
   */
  Document first(
      String namespace, Stream<Document> found, @Nullable Long batchSize, boolean isOnly) {
    closeForgotten();
    var cursor = new Open(namespace, found);
    try {
      var batch = cursor.take(batchSize == null ? FIRST_BATCH : batchSize);
      boolean isDone = isOnly || !cursor.hasNext();
      return answer(namespace, "firstBatch", batch, isDone ? close(cursor) : keep(cursor));
    } catch (RuntimeException failure) {
      close(cursor);
      throw failure;
    }
  }

  Document next(long id, @Nullable Long batchSize) {
    var cursor = open.get(id);
    if (cursor == null) {
      throw CURSOR_NOT_FOUND.because("cursor id " + id + " not found");
    }
    cursor.usedAt = clock.millis();
    var batch = cursor.take(batchSize == null || batchSize == 0 ? Long.MAX_VALUE : batchSize);
    if (cursor.hasNext()) {
      return answer(cursor.namespace, "nextBatch", batch, id);
    }
    open.remove(id);
    return answer(cursor.namespace, "nextBatch", batch, close(cursor));
  }

  Document kill(@Nullable Object ids) {
    if (!(ids instanceof Collection<?> cursors)) {
      throw BAD_VALUE.because("killCursors needs an array of cursors");
    }
    var killed = new ArrayList<Object>();
    var unknown = new ArrayList<Object>();
    for (Object id : cursors) {
      var cursor = id instanceof Long known ? open.remove(known) : null;
      if (cursor == null) {
        unknown.add(id);
      } else {
        close(cursor);
        killed.add(id);
      }
    }
    return new Document("cursorsKilled", killed)
        .append("cursorsNotFound", unknown)
        .append("cursorsAlive", List.of())
        .append("cursorsUnknown", List.of())
        .append("ok", 1.0);
  }

  /** Ends all of them, as when the store closes. */
  public void closeAll() {
    open.values().forEach(Cursors::close);
    open.clear();
  }

  private void closeForgotten() {
    long since = clock.millis() - PATIENCE.toMillis();
    open.forEach((id, cursor) -> {
      if (cursor.usedAt < since && open.remove(id, cursor)) {
        close(cursor);
      }
    });
  }

  private long keep(Open cursor) {
    long id = ids.incrementAndGet();
    cursor.usedAt = clock.millis();
    open.put(id, cursor);
    return id;
  }

  private static long close(Open cursor) {
    synchronized (cursor) {
      cursor.stream.close();
    }
    return 0;
  }

  private static Document answer(String namespace, String key, List<Document> batch, long id) {
    var cursor = new Document(key, batch).append("id", id).append("ns", namespace);
    return new Document("cursor", cursor).append("ok", 1.0);
  }
}
