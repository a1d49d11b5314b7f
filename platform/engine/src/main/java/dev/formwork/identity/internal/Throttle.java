package dev.formwork.identity.internal;

import dev.formwork.kernel.LastUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow: from the fifth wrong password on, each one doubles the pause, up to five
 * minutes. It counts on this node, by username and address together, so that nobody keeps somebody
 * else out from afar; an address that tries many names has to pause too.
 */
@Component
public class Throttle {

  private static final int FREE_BY_NAME = 5;
  private static final int FREE_BY_ADDRESS = 50;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN = Duration.ofMinutes(15);
  private static final int KEPT = 20_000;

  private record Wrong(int count, Instant last) {}

  private final Clock clock;
  private final Map<String, Wrong> wrong = LastUsed.map(KEPT);

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** How long the next try has to wait; zero if it need not. */
  public Duration pause(String username, String address) {
    Duration byName = pause(pair(username, address), FREE_BY_NAME);
    Duration byAddress = pause(address, FREE_BY_ADDRESS);
    return byName.compareTo(byAddress) > 0 ? byName : byAddress;
  }

  public void failed(String username, String address) {
    count(pair(username, address));
    count(address);
  }

  public void succeeded(String username, String address) {
    wrong.remove(pair(username, address));
  }

  private Duration pause(String key, int free) {
    Wrong tries = wrong.get(key);
    if (tries == null || tries.count() < free) {
      return Duration.ZERO;
    }
    var pause = Duration.ofSeconds(1L << Math.min(tries.count() - free, 10));
    Instant until = tries.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    Duration left = Duration.between(clock.instant(), until);
    return left.isPositive() ? left : Duration.ZERO;
  }

  private void count(String key) {
    Instant now = clock.instant();
    wrong.merge(
        key,
        new Wrong(1, now),
        (before, first) ->
            before.last().plus(FORGOTTEN).isAfter(now)
                ? new Wrong(before.count() + 1, now)
                : first);
  }

  private static String pair(String username, String address) {
    return address + "\n" + username;
  }
}
