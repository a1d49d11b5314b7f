package dev.formwork.links.internal;

import dev.formwork.kernel.LastUsed;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often links may be opened and answered. It counts on this node, by address and by link; a
 * window begins with its first use.
 */
@Component
public class Pace {

  private static final int KEPT = 50_000;
  private static final int OPENED_BY_ADDRESS = 300;
  private static final int ANSWERED_BY_ADDRESS = 30;
  private static final int UPLOADED_BY_ADDRESS = 90;
  private static final int ANSWERED_BY_LINK = 200;
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final Duration LONG = Duration.ofHours(1);

  private record Window(Instant since, int uses) {}

  private final Clock clock;
  private final Map<String, Window> windows = LastUsed.map(KEPT);

  Pace(Clock clock) {
    this.clock = clock;
  }

  /** Counts that somebody has asked for a page; refuses what is too often. */
  public void opened(String address) {
    count("open " + address, OPENED_BY_ADDRESS, SHORT);
  }

  /** Counts that somebody hands something in; refuses what is too often. */
  public void answered(String address, String link) {
    count("answer " + address, ANSWERED_BY_ADDRESS, SHORT);
    count("link " + link, ANSWERED_BY_LINK, LONG);
  }

  /** Counts that somebody hands in a file; refuses what is too often. */
  public void uploaded(String address) {
    count("upload " + address, UPLOADED_BY_ADDRESS, SHORT);
  }

  private void count(String key, int most, Duration length) {
    Instant now = clock.instant();
    Window window =
        windows.merge(
            key,
            new Window(now, 1),
            (before, first) ->
                before.since().plus(length).isAfter(now)
                    ? new Window(before.since(), before.uses() + 1)
                    : first);
    if (window != null && window.uses() > most) {
      throw new Refusal.TooMuch(Problem.error("link.too-often", ""));
    }
  }
}
