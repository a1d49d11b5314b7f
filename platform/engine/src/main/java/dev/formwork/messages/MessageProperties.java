package dev.formwork.messages;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent.
 *
 * @param language of what is said to customers, where a template has several
 * @param hourly how many messages of one template leave in an hour at most; more wait
 * @param tries how often a message is tried before it is given up
 * @param backoff the pause after the first try; four times as long after each more
 */
@ConfigurationProperties("formwork.messages")
public record MessageProperties(
    @DefaultValue("zh") Locale language,
    @DefaultValue("1000") int hourly,
    @DefaultValue("6") int tries,
    @DefaultValue("30s") Duration backoff) {

  private static final int FACTOR = 4;

  /** The pause after so many tries. */
  public Duration pauseAfter(int done) {
    long times = 1;
    for (int i = 1; i < done; i++) {
      times *= FACTOR;
    }
    return backoff.multipliedBy(times);
  }
}
