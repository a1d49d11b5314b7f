package dev.formwork.metrics.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Named;
import dev.formwork.definitions.ReleasePublished;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.PastPeriods;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When periods close: each metric has one timer that moves on when it fires. After downtime it
 * closes all periods that were missed, each as what it is, in their order. Setting a timer that is
 * there changes nothing, so it is looked for again and again.
 */
@Component
class ClosingTimes implements TimerHandler, PastPeriods {

  private static final Logger log = LoggerFactory.getLogger(ClosingTimes.class);

  private final Timers timers;
  private final Apps apps;
  private final Closing closing;

  ClosingTimes(Timers timers, Apps apps, Closing closing) {
    this.timers = timers;
    this.apps = apps;
    this.closing = closing;
  }

  @Override
  public String kind() {
    return "metric-close";
  }

  @EventListener({ReleasePublished.class, ApplicationReadyEvent.class})
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void plan() {
    for (Named<Metric> named : apps.live().all(Metric.TYPE)) {
      try {
        plan(named.key(), named.value());
      } catch (RuntimeException e) {
        log.error("The timer of {} could not be set; it will be soon", named.key(), e);
      }
    }
  }

  private void plan(QualifiedKey key, Metric metric) {
    String mark = mark(metric);
    timers.set(
        new Timer(
            "metric-close:" + key + ":" + mark,
            kind(),
            closing.moment(metric, closing.next(metric)),
            1,
            Map.of("metric", key.toString(), "mark", mark)));
  }

  /** What tells one rhythm from another: a changed one has a timer of its own. */
  private static String mark(Metric metric) {
    return metric.period().name().toLowerCase(Locale.ROOT) + metric.closesAfter();
  }

  @Override
  public void closeSince(LocalDate day) {
    for (Named<Metric> named : apps.live().all(Metric.TYPE)) {
      Metric metric = named.value();
      LocalDate next = closing.next(metric);
      LocalDate first = metric.period().first(metric.period().of(day)).orElse(next);
      while (first.isBefore(next)) {
        LocalDate following = metric.period().next(first);
        closing.close(named.key(), metric, first, !following.isBefore(next));
        first = following;
      }
    }
  }

  @Override
  public Optional<Instant> fire(DueTimer due) {
    QualifiedKey key = QualifiedKey.parse(String.valueOf(due.timer().about().get("metric")));
    Metric metric = apps.live().find(Metric.TYPE, key).orElse(null);
    if (metric == null || !mark(metric).equals(due.timer().about().get("mark"))) {
      return Optional.empty();
    }
    LocalDate first = closing.closedAt(metric, due.timer().due());
    while (!closing.moment(metric, first).isAfter(closing.clock().instant())) {
      closing.close(key, metric, first, true);
      first = metric.period().next(first);
    }
    return Optional.of(closing.moment(metric, first));
  }
}
