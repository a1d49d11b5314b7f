package dev.formwork.scenarios.internal;

import dev.formwork.kernel.IdSource;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that are the same whenever the same story is played: nothing in it is left to chance. */
final class CountedIds implements IdSource {

  private final AtomicLong last = new AtomicLong();
  private volatile long marked;

  @Override
  public String next() {
    return "S%025d".formatted(last.incrementAndGet());
  }

  /** Stories begin here. */
  void mark() {
    marked = last.get();
  }

  void reset() {
    last.set(marked);
  }
}
