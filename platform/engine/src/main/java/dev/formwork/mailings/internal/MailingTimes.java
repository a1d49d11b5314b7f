package dev.formwork.mailings.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Named;
import dev.formwork.definitions.ReleasePublished;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.mailings.Mailing;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When mailings are due: each has one timer that moves on when it fires; after downtime it fires
 * once, late. Setting one that is there changes nothing, so it is looked for again and again.
 */
@Component
class MailingTimes implements TimerHandler {

  private static final Logger log = LoggerFactory.getLogger(MailingTimes.class);

  private final Timers timers;
  private final Apps apps;
  private final Mailer mailer;
  private final Clock clock;
  private final ZoneId zone;

  MailingTimes(Timers timers, Apps apps, Mailer mailer, Clock clock, ZoneId zone) {
    this.timers = timers;
    this.apps = apps;
    this.mailer = mailer;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public String kind() {
    return "mailing";
  }

  @EventListener({ReleasePublished.class, ApplicationReadyEvent.class})
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void plan() {
    for (Named<Mailing> named : apps.live().all(Mailing.TYPE)) {
      try {
        plan(named.key(), named.value());
      } catch (RuntimeException e) {
        log.error("The timer of {} could not be set; it will be soon", named.key(), e);
      }
    }
  }

  private void plan(QualifiedKey key, Mailing mailing) {
    if (mailing.off()) {
      return;
    }
    String mark = mark(mailing);
    mailing
        .schedule()
        .next(clock.instant(), zone)
        .ifPresent(due ->
            timers.set(
                new Timer(
                    "mailing:" + key + ":" + mark,
                    kind(),
                    due,
                    1,
                    Map.of("mailing", key.toString(), "mark", mark))));
  }

  /** What tells one schedule from another: a changed one has a timer of its own. */
  private static String mark(Mailing mailing) {
    return Integer.toHexString(mailing.schedule().toString().hashCode());
  }

  @Override
  public Optional<Instant> fire(DueTimer due) {
    QualifiedKey key = QualifiedKey.parse(String.valueOf(due.timer().about().get("mailing")));
    Mailing mailing = apps.live().find(Mailing.TYPE, key).orElse(null);
    if (mailing == null
        || mailing.off()
        || !mark(mailing).equals(due.timer().about().get("mark"))) {
      return Optional.empty();
    }
    mailer.send(key, mailing, due.timer().due());
    return mailing.schedule().next(clock.instant(), zone);
  }
}
