package dev.formwork.scenarios;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who walks now: each walk takes a platform in memory, so there are few at a time. */
final class Turns {

  private static final int MOST = 3;

  /** Who has done nothing for so long gives his platform to others. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final List<Walk> awake = new ArrayList<>();

  /** Makes room for one more platform; refuses where all are in use. */
  synchronized void wake(Walk walk) {
    if (awake.contains(walk)) {
      return;
    }
    awake.removeIf(each -> each.sleeps(IDLE.toNanos()));
    if (awake.size() >= MOST) {
      throw new Refusal.Conflict(Problem.error("scenarios.walk.busy", "").with("most", MOST));
    }
    awake.add(walk);
  }

  synchronized void forget(Walk walk) {
    awake.remove(walk);
  }
}
