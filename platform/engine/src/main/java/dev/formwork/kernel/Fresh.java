package dev.formwork.kernel;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that many threads read often and that is read anew from its source once it is older than
 * a limit; the limit is how long a change made on another node may stay unseen.
 */
public final class Fresh<T> {

  private record Read<T>(T value, long nanos) {}

  private final long maxAgeNanos;
  private final Supplier<T> source;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Read<T> last;

  public Fresh(Duration maxAge, Supplier<T> source) {
    this.maxAgeNanos = maxAge.toNanos();
    this.source = source;
  }

  /** The value, at most as old as the limit. */
  public T get() {
    Read<T> seen = last;
    if (seen != null && isYoung(seen)) {
      return seen.value();
    }
    lock.lock();
    try {
      Read<T> meanwhile = last;
      return meanwhile != null && isYoung(meanwhile) ? meanwhile.value() : renewed();
    } finally {
      lock.unlock();
    }
  }

  /** The value as it is now; to be called after a change of one's own. */
  public T renewed() {
    lock.lock();
    try {
      long nanos = System.nanoTime();
      var read = new Read<>(source.get(), nanos);
      last = read;
      return read.value();
    } finally {
      lock.unlock();
    }
  }

  private boolean isYoung(Read<T> read) {
    return System.nanoTime() - read.nanos() < maxAgeNanos;
  }
}
