package dev.formwork.timers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How timers are looked for.
 *
 * @param enabled whether this node looks for due timers by itself
 * @param poll how often it looks while none is due
 * @param lease for how long a claimed timer is nobody else's; a node that lives renews it each
 *     quarter of that time, the timers of one that died are found by others after it
 * @param limit for how long one may take
 * @param workers how many are worked on at once
 * @param tries how often a timer is tried before it is given up
 * @param backoff the pause after the first try; twice as long after each more
 */
@ConfigurationProperties("formwork.timers")
public record TimerProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("20s") Duration lease,
    @DefaultValue("60s") Duration limit,
    @DefaultValue("4") int workers,
    @DefaultValue("5") int tries,
    @DefaultValue("2s") Duration backoff) {

  private static final int MOST_DOUBLINGS = 10;

  /** How often leases are renewed. */
  public Duration renewal() {
    return lease.dividedBy(4);
  }

  /** The pause after so many tries. */
  public Duration pauseAfter(int done) {
    return backoff.multipliedBy(1L << Math.min(Math.max(done - 1, 0), MOST_DOUBLINGS));
  }
}
