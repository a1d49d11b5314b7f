package dev.formwork.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far long work has got that somebody waits for, and whether he still wants it. For many
 * threads: one works, another looks on and may call it off until what it is for is settled.
 */
public final class Progress {

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.OPEN);
  private volatile int of;

  private enum Wish {
    OPEN,
    CALLED_OFF,
    SETTLED
  }

  /**
   * How far it is at one moment.
   *
   * @param of 0 while it isn't known yet how much there is to do
   */
  public record Glance(int done, int of) {}

  public Glance glance() {
    return new Glance(done.get(), of);
  }

  /** There is so much to do; it begins anew with each part of the work that counts for itself. */
  public void expect(int parts) {
    done.set(0);
    of = parts;
  }

  /** One more part is done. */
  public void step() {
    done.incrementAndGet();
  }

  /** Nobody wants it any more; false where that comes too late. */
  public boolean callOff() {
    return wish.compareAndSet(Wish.OPEN, Wish.CALLED_OFF) || wish.get() == Wish.CALLED_OFF;
  }

  /** Refuses with {@code work.called-off} once nobody wants it any more. */
  public void check() {
    if (wish.get() == Wish.CALLED_OFF) {
      throw new Refusal.Conflict(Problem.error("work.called-off", ""));
    }
  }

  /** The same; from here on it can't be called off, because now something changes. */
  public void settle() {
    wish.compareAndSet(Wish.OPEN, Wish.SETTLED);
    check();
  }
}
