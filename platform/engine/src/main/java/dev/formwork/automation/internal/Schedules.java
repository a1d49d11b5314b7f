package dev.formwork.automation.internal;

import dev.formwork.automation.PastSchedules;
import dev.formwork.automation.Run;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Rules that come back by the calendar. Each has one timer that moves on when it fires; after
 * downtime it fires once, late, and goes on from now.
 */
@Component
class Schedules implements TimerHandler, PastSchedules {

  /** So far back moments are looked for. */
  private static final Duration PAST = Duration.ofDays(400);

  private final Timers timers;
  private final Firings firings;
  private final Apps apps;
  private final Clock clock;
  private final ZoneId zone;

  Schedules(Timers timers, Firings firings, Apps apps, Clock clock, ZoneId zone) {
    this.timers = timers;
    this.firings = firings;
    this.apps = apps;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public String kind() {
    return "rule-schedule";
  }

  /** Sets the timer of a schedule, unless it runs already. */
  void plan(QualifiedKey key, Rule rule) {
    if (!rule.off() && rule.trigger() instanceof Trigger.Scheduled(var schedule)) {
      String mark = RuleTimers.mark(rule);
      schedule
          .next(clock.instant(), zone)
          .ifPresent(due ->
              timers.set(
                  new Timer(
                      "rule-schedule:" + key + ":" + mark,
                      kind(),
                      due,
                      1,
                      Map.of("rule", key.toString(), "mark", mark))));
    }
  }

  @Override
  public Optional<Instant> fire(DueTimer due) {
    QualifiedKey key = QualifiedKey.parse(String.valueOf(due.timer().about().get("rule")));
    Rule rule = apps.live().find(Rule.TYPE, key).orElse(null);
    if (rule == null
        || rule.off()
        || !RuleTimers.mark(rule).equals(due.timer().about().get("mark"))
        || !(rule.trigger() instanceof Trigger.Scheduled(var schedule))) {
      return Optional.empty();
    }
    Instant at = due.timer().due();
    String id = RunIds.of("schedule", due.timer().id(), at);
    firings.begin(run(id, key, rule, at, Math.max(0, due.lateBy().toMillis())));
    return schedule.next(clock.instant(), zone);
  }

  @Override
  public void come(QualifiedKey key, int times, Instant before) {
    Rule rule = apps.live().find(Rule.TYPE, key).filter(each -> !each.off()).orElse(null);
    if (rule == null || !(rule.trigger() instanceof Trigger.Scheduled(var schedule))) {
      return;
    }
    var last = new ArrayDeque<Instant>();
    Optional<Instant> at = schedule.next(before.minus(PAST), zone);
    while (at.isPresent() && at.get().isBefore(before)) {
      last.add(at.get());
      if (last.size() > times) {
        last.remove();
      }
      at = schedule.next(at.get(), zone);
    }
    last.forEach(each -> firings.begin(run(RunIds.of("past", key, each), key, rule, each, 0)));
  }

  private Run run(String id, QualifiedKey key, Rule rule, Instant at, long lateBy) {
    return new Run(
        id,
        key,
        apps.current(key.app()).number(),
        rule.formIn(key.app()).orElse(null),
        null,
        null,
        rule.form() != null,
        null,
        Map.of("due", at),
        at,
        lateBy,
        Run.State.OPEN,
        0,
        null,
        Map.of(),
        Run.Position.START,
        Run.Counts.NONE,
        Run.Path.NEW,
        List.of());
  }
}
