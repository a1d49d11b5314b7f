package dev.formwork.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the store, which all nodes agree on. Between two looks at it this node's monotonic
 * clock counts on, so that a machine whose clock is wrong, or is set, does not matter. Where the
 * store does not answer it goes on by itself.
 */
public final class StoreClock extends Clock {

  private static final Logger log = LoggerFactory.getLogger(StoreClock.class);

  /** Differences as small as an answer takes are not followed: time would jump to and fro. */
  private static final Duration TOLERANCE = Duration.ofMillis(50);

  private static final Duration SLOW = Duration.ofSeconds(1);

  private final Supplier<Instant> store;
  private final LongSupplier nanos;
  private final AtomicReference<Seen> seen;
  private final ZoneId zone;

  /** The time that the store said, and what the monotonic clock showed then. */
  private record Seen(Instant time, long nanos) {}

  private StoreClock(
      Supplier<Instant> store, LongSupplier nanos, AtomicReference<Seen> seen, ZoneId zone) {
    this.store = store;
    this.nanos = nanos;
    this.seen = seen;
    this.zone = zone;
  }

  /** The clock of this database's server; asks it once, at least. */
  public static StoreClock of(MongoDatabase database) {
    var hello = new Document("isMaster", 1); // not every server knows it by its new name
    return of(() -> time(database.runCommand(hello)), System::nanoTime);
  }

  static StoreClock of(Supplier<Instant> store, LongSupplier nanos) {
    long before = nanos.getAsLong();
    Instant time = store.get();
    var seen = new AtomicReference<>(new Seen(time, middle(before, nanos.getAsLong())));
    return new StoreClock(store, nanos, seen, ZoneOffset.UTC);
  }

  /** Looks at the store's clock again; to be called every few seconds. */
  public void look() {
    try {
      long before = nanos.getAsLong();
      Instant time = store.get();
      long after = nanos.getAsLong();
      var now = new Seen(time, middle(before, after));
      Duration off = Duration.between(at(now.nanos), time).abs();
      if (off.compareTo(TOLERANCE) > 0 && Duration.ofNanos(after - before).compareTo(SLOW) < 0) {
        seen.set(now);
        log.info("The store's clock differed by {} ms and is followed", off.toMillis());
      }
    } catch (RuntimeException e) {
      log.debug("The store's clock could not be seen", e);
    }
  }

  /** In whole milliseconds, as the store keeps moments: none changes by being stored. */
  @Override
  public Instant instant() {
    return at(nanos.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId newZone) {
    return new StoreClock(store, nanos, seen, newZone);
  }

  private Instant at(long now) {
    Seen last = seen.get();
    return last.time.plusNanos(now - last.nanos);
  }

  private static long middle(long before, long after) {
    return before + (after - before) / 2;
  }

  private static Instant time(Document hello) {
    if (hello.get("localTime") instanceof Date time) {
      return time.toInstant();
    }
    throw new IllegalStateException("Expected the store to say what time it is.");
  }
}
