package dev.formwork.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Makes guessing slow: from the fifth wrong password on, each one doubles the pause. */
@Component
class Throttle {

  private static final int FREE_TRIES = 5;
  private static final Duration MAX_PAUSE = Duration.ofMinutes(15);
  private static final int MAX_KNOWN = 10_000;

  private record Failures(int count, Instant until) {}

  private final Clock clock;
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  Throttle(Clock clock) {
    this.clock = clock;
  }

  boolean isPaused(String who) {
    Failures known = failures.get(who);
    return known != null && clock.instant().isBefore(known.until());
  }

  void failed(String who) {
    if (failures.size() > MAX_KNOWN) {
      failures.values().removeIf(known -> clock.instant().isAfter(known.until().plus(MAX_PAUSE)));
    }
    failures.compute(who, (_, known) -> next(known == null ? 1 : known.count() + 1));
  }

  void succeeded(String who) {
    failures.remove(who);
  }

  private Failures next(int count) {
    long seconds =
        count < FREE_TRIES
            ? 0
            : Math.min(MAX_PAUSE.toSeconds(), 1L << Math.min(count - FREE_TRIES, 10));
    return new Failures(count, clock.instant().plusSeconds(seconds));
  }
}
