package dev.formwork.embedded.engine;

import java.time.Duration;

/**
 * How often pages are written and the file is tidied up.
 *
 * @param pause between checkpoints: a page that changes often is then written once for many changes
 * @param unsaved bytes of changed pages that start a checkpoint at once; three times as many make
 *     writers wait for its end
 * @param tidyFrom size of the file from which its garbage matters
 * @param retention how long room that is free stays unused: a crash may need what stood there
 *     before the last checkpoints
 */
public record Pace(Duration pause, int unsaved, long tidyFrom, Duration retention) {

  private static final Duration USUAL_RETENTION = Duration.ofSeconds(10);

  private static final int HEAP_SHARE = 32;
  private static final int UNSAVED_LEAST = 8 << 20;
  private static final int UNSAVED_MOST = 32 << 20;

  public Pace(Duration pause, int unsaved, long tidyFrom) {
    this(pause, unsaved, tidyFrom, USUAL_RETENTION);
  }

  /** What a store that runs for long wants. */
  public static Pace usual() {
    long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new Pace(
        Duration.ofSeconds(5), Math.clamp(share, UNSAVED_LEAST, UNSAVED_MOST), 64L << 20);
  }

  int tooManyUnsaved() {
    return 3 * unsaved;
  }
}
