package dev.formwork.metrics.internal;

import dev.formwork.automation.RuleMetrics;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricValue;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Values of metrics as rules take them: over all records, like those that people see. */
@Component
class MetricsForRules implements RuleMetrics {

  private final Apps apps;
  private final Measuring measuring;
  private final MetricStore store;
  private final Closing closing;

  MetricsForRules(Apps apps, Measuring measuring, MetricStore store, Closing closing) {
    this.apps = apps;
    this.measuring = measuring;
    this.store = store;
    this.closing = closing;
  }

  @Override
  public Figure value(Asked asked) {
    QualifiedKey key = asked.metric();
    Metric metric =
        apps.live()
            .find(Metric.TYPE, key)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("metric.not-found", "").with("key", key.toString())));
    if (!measuring.organisations(metric).contains(asked.organisation())) {
      throw new Refusal.Invalid(
          Problem.error("rule.metric.organisation", "")
              .with("metric", key.toString())
              .with("organisation", asked.organisation()));
    }
    String period = period(metric, asked);
    if (asked.frozen()) {
      closing.closeLate(key, metric, asked.organisation(), period);
    }
    MetricValue value =
        store
            .find(key, asked.organisation(), period)
            .orElseGet(() -> measuring.value(key, metric, asked.organisation(), period));
    return new Figure(
        period,
        value.value(),
        value.target(),
        value.to(),
        value.light().name().toLowerCase(Locale.ROOT),
        value.frozenAt() != null);
  }

  private static String period(Metric metric, Asked asked) {
    String named = asked.period();
    if (named != null) {
      if (metric.period().first(named).isEmpty()) {
        throw new Refusal.Invalid(
            Problem.error("rule.metric.period", "")
                .with("metric", metric.key().value())
                .with("period", named));
      }
      return named;
    }
    LocalDate first = metric.period().first(metric.period().of(asked.day())).orElseThrow();
    for (int i = 0; i < asked.back(); i++) {
      first = metric.period().previous(first);
    }
    return metric.period().of(first);
  }
}
