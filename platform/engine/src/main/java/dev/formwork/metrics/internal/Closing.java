package dev.formwork.metrics.internal;

import dev.formwork.automation.MetricSignals;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricValue;
import dev.formwork.records.Period;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Freezes the values of a period that has ended, and tells of targets that were missed. */
@Component
class Closing {

  private static final int LONGEST_STREAK = 400;

  private final Measuring measuring;
  private final MetricStore store;
  private final MetricSignals signals;
  private final Clock clock;
  private final ZoneId zone;

  Closing(Measuring measuring, MetricStore store, MetricSignals signals, Clock clock, ZoneId zone) {
    this.measuring = measuring;
    this.store = store;
    this.signals = signals;
    this.clock = clock;
    this.zone = zone;
  }

  /** When the period that begins on this day closes. */
  Instant moment(Metric metric, LocalDate first) {
    return metric
        .period()
        .next(first)
        .plusDays(metric.closesAfter())
        .atStartOfDay(zone)
        .toInstant();
  }

  /** The first day of the period that closes next. */
  LocalDate next(Metric metric) {
    Instant now = clock.instant();
    Period kind = metric.period();
    LocalDate first = kind.first(kind.of(now.atZone(zone).toLocalDate())).orElseThrow();
    while (moment(metric, kind.previous(first)).isAfter(now)) {
      first = kind.previous(first);
    }
    return first;
  }

  /** The first day of the period that was to close at this moment. */
  LocalDate closedAt(Metric metric, Instant due) {
    LocalDate end = due.atZone(zone).toLocalDate().minusDays(metric.closesAfter());
    return metric.period().previous(end);
  }

  /**
   * Freezes it for everybody; once more changes nothing.
   *
   * @param telling whether it is told that a target was missed
   */
  void close(QualifiedKey key, Metric metric, LocalDate first, boolean telling) {
    String period = metric.period().of(first);
    for (String organisation : measuring.organisations(metric)) {
      freeze(key, metric, organisation, first);
      store
          .find(key, organisation, period)
          .filter(value -> telling && value.light().isOff())
          .ifPresent(value -> tell(key, metric, value));
    }
  }

  /**
   * Freezes it for one organisation if its time has come and nobody has: no timer closes what was
   * over before the metric was there. That a target was missed then is news to nobody.
   */
  void closeLate(QualifiedKey key, Metric metric, String organisation, String period) {
    LocalDate first = metric.period().first(period).orElseThrow();
    if (!moment(metric, first).isAfter(clock.instant())) {
      freeze(key, metric, organisation, first);
    }
  }

  private void freeze(QualifiedKey key, Metric metric, String organisation, LocalDate first) {
    String period = metric.period().of(first);
    if (store.find(key, organisation, period).isEmpty()) {
      store.add(key, measuring.value(key, metric, organisation, period), moment(metric, first));
    }
  }

  private void tell(QualifiedKey key, Metric metric, MetricValue value) {
    BigDecimal found = value.value();
    BigDecimal target = value.target();
    if (found == null || target == null) {
      return;
    }
    signals.tell(
        new MetricSignals.OffTarget(
            key,
            metric.title().in(Measuring.TOLD_IN),
            value.organisation(),
            measuring.title(value.organisation()),
            value.period(),
            streak(key, metric, value),
            found,
            target,
            measuring.owner(metric, value.organisation()).map(owner -> owner.id()).orElse(null)));
  }

  /** How many periods running it was off, up to this one; a period without a value ends it. */
  private int streak(QualifiedKey key, Metric metric, MetricValue last) {
    List<MetricValue> back = store.until(key, last.organisation(), last.period(), LONGEST_STREAK);
    String expected = last.period();
    int running = 0;
    for (MetricValue value : back) {
      if (!value.period().equals(expected) || !value.light().isOff()) {
        break;
      }
      running++;
      expected = Measuring.before(metric.period(), expected);
    }
    return running;
  }

  Clock clock() {
    return clock;
  }
}
