package dev.formwork.bench.measure;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a measurement count only if the machine was quiet before and after it: at least 85 % idle
 * for two seconds, and a fixed piece of work within 10 % of the best time it ever took here.
 */
public final class QuietGate {

  static final double MIN_IDLE = 0.85;
  static final double MAX_SLOWER = 1.10;
  static final Duration LOOK = Duration.ofSeconds(2);

  private final Machine machine;
  private final int tries;
  private final boolean open;
  private long best = Long.MAX_VALUE;
  private boolean quiet;
  private String why = "";
  private double leastIdle = 1;

  private QuietGate(Machine machine, int tries, boolean open) {
    this.machine = machine;
    this.tries = tries;
    this.open = open;
  }

  /** Gives up a measurement after this many attempts. */
  public static QuietGate of(Machine machine, int tries) {
    return new QuietGate(machine, tries, false);
  }

  /** Lets everything count, and only tells how busy it was: for a look, not for a claim. */
  public static QuietGate open(Machine machine) {
    return new QuietGate(machine, 1, true);
  }

  /** What the work measured at a quiet moment; empty if there was none in all attempts. */
  public <T> Optional<T> quietly(Supplier<T> work) {
    for (int i = 0; i < tries; i++) {
      if (!quiet && !look()) {
        continue;
      }
      T measured = work.get();
      if (look()) {
        return Optional.of(measured);
      }
    }
    return Optional.empty();
  }

  /** Why the last look was not quiet. */
  public String why() {
    return why;
  }

  /** What a reader has to know of figures that came through; empty if nothing. */
  public String caution() {
    return leastIdle < MIN_IDLE
        ? "measured on a busy machine (" + percent(leastIdle) + " idle at worst): do not quote"
        : "";
  }

  private boolean look() {
    double idle = machine.idleDuring(LOOK);
    long took = machine.calibrate();
    best = Math.min(best, took);
    boolean idleEnough = idle >= MIN_IDLE;
    boolean fastEnough = took <= best * MAX_SLOWER;
    if (!idleEnough) {
      why = "the machine was busy: " + percent(idle) + " idle, at least 85 % needed";
    } else if (!fastEnough) {
      why =
          "the machine was slow: fixed work took %.0f %% of its best time"
              .formatted(100.0 * took / best);
    }
    if (open) {
      leastIdle = Math.min(leastIdle, idle);
    }
    quiet = open || (idleEnough && fastEnough);
    return quiet;
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "unknown" : String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
