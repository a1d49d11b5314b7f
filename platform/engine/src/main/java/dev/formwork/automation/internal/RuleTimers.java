package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.records.State;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.Plan;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Rules that are due for a record at a moment. A timer carries the mark of the trigger that it was
 * set for, and looks at the record again when it is due; so one of an older definition ends by
 * itself, and one that a lost write left too early goes on waiting.
 */
@Component
class RuleTimers implements EffectReceiver {

  static final String KIND = "rule";

  /** By so much a calendar that was changed can have moved a moment to an earlier one. */
  private static final Duration MOVED = Duration.ofDays(40);

  private final Timers timers;
  private final Firings firings;
  private final RuleActs acts;
  private final Apps apps;
  private final Clock clock;

  RuleTimers(Timers timers, Firings firings, RuleActs acts, Apps apps, Clock clock) {
    this.timers = timers;
    this.firings = firings;
    this.acts = acts;
    this.apps = apps;
    this.clock = clock;
  }

  /** What tells one trigger from another: a changed one has timers of its own. */
  static String mark(Rule rule) {
    return RunIds.of(Definitions.mapper().writeValueAsString(rule.trigger())).substring(0, 12);
  }

  @Override
  public String kind() {
    return Effect.RULE_TIMER;
  }

  /** Sets or drops the timer; each with the revision, so the order does not matter. */
  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    QualifiedKey key = QualifiedKey.parse(String.valueOf(told.get("rule")));
    int release = ((Number) told.getOrDefault("release", 0L)).intValue();
    Optional<Rule> rule = apps.release(key.app(), release).find(Rule.TYPE, key.key());
    if (rule.isEmpty()) {
      return;
    }
    String record = String.valueOf(told.get("record"));
    long revision = ((Number) told.getOrDefault("revision", 0L)).longValue();
    QualifiedKey form = QualifiedKey.parse(String.valueOf(told.get("form")));
    if (told.get("due") instanceof Instant due) {
      boolean isOver = Boolean.TRUE.equals(told.get("past")) && due.isBefore(clock.instant());
      Optional<Instant> at = isOver ? next(key, rule.get(), form, record) : Optional.of(due);
      at.ifPresent(moment -> set(key, rule.get(), form, new Due(record, moment, revision)));
    } else {
      timers.drop(id(key, rule.get(), record), revision);
    }
  }

  /** When it is due from now on, for a record that was brought in as history. */
  private Optional<Instant> next(QualifiedKey key, Rule rule, QualifiedKey form, String record) {
    return acts.find(form, record)
        .flatMap(subject -> {
          var about = new RuleActs.About(key.app(), subject, null, clock.instant(), Map.of());
          var snapshot = new Happening.Snapshot(subject.data(), subject.system());
          return acts.plan(about, (_, plan) -> plan.atFirst(rule, snapshot));
        });
  }

  /** When a rule is due for a record. */
  record Due(String record, Instant at, long revision) {}

  void set(QualifiedKey key, Rule rule, QualifiedKey form, Due due) {
    var about =
        Map.of(
            "rule", key.toString(),
            "mark", mark(rule),
            "form", form.toString(),
            "record", due.record());
    timers.set(new Timer(id(key, rule, due.record()), KIND, due.at(), due.revision(), about));
  }

  private static String id(QualifiedKey key, Rule rule, String record) {
    return "rule:" + key + ":" + mark(rule) + ":" + record;
  }

  /** Hands its timers over to it. */
  @Component
  record Handler(RuleTimers timers) implements TimerHandler {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Optional<Instant> fire(DueTimer due) {
      return timers.fire(due);
    }
  }

  Optional<Instant> fire(DueTimer due) {
    Map<String, String> about = due.timer().about();
    QualifiedKey key = QualifiedKey.parse(String.valueOf(about.get("rule")));
    Rule rule = apps.live().find(Rule.TYPE, key).orElse(null);
    if (rule == null || rule.off() || !mark(rule).equals(about.get("mark"))) {
      return Optional.empty();
    }
    QualifiedKey form = QualifiedKey.parse(String.valueOf(about.get("form")));
    RuleSubject subject = acts.find(form, String.valueOf(about.get("record"))).orElse(null);
    if (subject == null || subject.state() == State.DRAFT) {
      return Optional.empty();
    }
    var asked = new RuleActs.About(key.app(), subject, null, clock.instant(), Map.of());
    return acts.plan(asked, (context, plan) -> fire(due, key, rule, subject, context, plan));
  }

  private Optional<Instant> fire(
      DueTimer due,
      QualifiedKey key,
      Rule rule,
      RuleSubject subject,
      EvaluationContext context,
      Plan plan) {
    var snapshot = new Happening.Snapshot(subject.data(), subject.system());
    Instant at = due.timer().due();
    return switch (rule.trigger()) {
      case Trigger.AtDate date -> {
        Optional<Instant> still = plan.next(date, snapshot, at.minus(MOVED));
        boolean late = date.late() && plan.isLate(date, snapshot, at);
        if (!late && still.filter(moment -> !moment.isAfter(at)).isEmpty()) {
          yield still;
        }
        begin(due, key, rule, subject, context);
        yield plan.next(date, snapshot, clock.instant());
      }
      case Trigger.Repeat repeat -> {
        if (!plan.holds(repeat, snapshot)) {
          yield Optional.empty();
        }
        long done = begin(due, key, rule, subject, context);
        boolean enough = repeat.most() != null && done >= repeat.most();
        yield enough ? Optional.empty() : Optional.of(plan.again(repeat, at));
      }
      case Trigger.OfRecord _, Trigger.Scheduled _, Trigger.MetricOff _, Trigger.Hook _ ->
          Optional.empty();
    };
  }

  /** How many runs the rule has had for the record since its timer was set, with this one. */
  private long begin(
      DueTimer due, QualifiedKey key, Rule rule, RuleSubject subject, EvaluationContext context) {
    long since = due.timer().version();
    if (rule.when() != null && !ConditionEvaluator.test(rule.when(), context)) {
      return firings.count(key, subject.id(), since);
    }
    var facts = new LinkedHashMap<String, Object>();
    facts.put("due", due.timer().due());
    facts.put("since", since);
    String id =
        rule.once()
            ? RunIds.of("once", key, subject.id(), "")
            : RunIds.of("timer", due.timer().id(), due.timer().due());
    firings.begin(
        new Run(
            id,
            key,
            apps.current(key.app()).number(),
            subject.form(),
            subject.id(),
            subject.number(),
            false,
            null,
            facts,
            due.timer().due(),
            Math.max(0, due.lateBy().toMillis()),
            Run.State.OPEN,
            0,
            null,
            Map.of(),
            Run.Position.START,
            Run.Counts.NONE,
            Run.Path.NEW,
            List.of()));
    return firings.count(key, subject.id(), since);
  }
}
