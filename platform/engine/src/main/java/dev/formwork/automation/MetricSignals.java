package dev.formwork.automation;

import dev.formwork.automation.internal.Firings;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RuleActs;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where metrics tell that one of them was off its target when a period closed. Rules that wait for
 * so many periods running fire once for each such row.
 */
@Service
@NoPermission(because = "only the platform's own metrics tell of themselves")
public class MetricSignals {

  private final Apps apps;
  private final RuleActs acts;
  private final Firings firings;
  private final Clock clock;

  MetricSignals(Apps apps, RuleActs acts, Firings firings, Clock clock) {
    this.apps = apps;
    this.acts = acts;
    this.firings = firings;
    this.clock = clock;
  }

  /**
   * A period that closed off target.
   *
   * @param title of the metric, as people call it
   * @param organisation whose value it is, as a department's key; empty for everybody's
   * @param organisationTitle the same as people call it; empty for everybody's
   * @param period the last one that closed, as in {@code 2026-W49}
   * @param periods how many running it is by now
   * @param owner person id; absent where nobody owns it
   */
  public record OffTarget(
      QualifiedKey metric,
      String title,
      String organisation,
      String organisationTitle,
      String period,
      int periods,
      BigDecimal value,
      BigDecimal target,
      @Nullable String owner) {}

  /** Tells of one; telling it again changes nothing. */
  public void tell(OffTarget told) {
    Instant now = clock.instant();
    for (var named : apps.live().all(Rule.TYPE)) {
      Rule rule = named.value();
      boolean waits =
          !rule.off()
              && rule.trigger() instanceof Trigger.MetricOff(var metric, var periods)
              && QualifiedKey.parse(metric, named.key().app()).equals(told.metric())
              && told.periods() == periods;
      if (waits && holds(named.key(), rule, facts(told), now)) {
        firings.begin(
            firings.plain(
                firings.id(
                    "metric", named.key(), told.metric() + told.organisation() + told.period()),
                named.key(),
                apps.current(named.key().app()).number(),
                facts(told),
                now));
      }
    }
  }

  private boolean holds(QualifiedKey key, Rule rule, Map<String, Object> facts, Instant now) {
    var about = new RuleActs.About(key.app(), null, null, now, facts);
    Condition when = rule.when();
    return when == null || acts.evaluate(about, context -> ConditionEvaluator.test(when, context));
  }

  private static Map<String, Object> facts(OffTarget told) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("metric", told.metric().toString());
    facts.put("title", told.title());
    facts.put("organisation", told.organisation());
    facts.put("organisationTitle", told.organisationTitle());
    facts.put("period", told.period());
    facts.put("periods", (long) told.periods());
    facts.put("value", told.value());
    facts.put("target", told.target());
    if (told.owner() != null) {
      facts.put("owner", told.owner());
    }
    return facts;
  }
}
