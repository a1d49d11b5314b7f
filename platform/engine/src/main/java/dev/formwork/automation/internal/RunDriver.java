package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.automation.RunStep;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleSubject;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.TimerProperties;
import dev.formwork.triggers.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries runs out, from where they stand. What a run does to a record has an id that follows from
 * the run and the record; so a node may die anywhere, and another does the rest and nothing twice.
 */
@Component
class RunDriver implements TimerHandler {

  static final String KIND = "rule-run";

  /** A run that has much to do lets others have their turn. */
  private static final Duration TURN = Duration.ofSeconds(10);

  static final int PAGE = 100;

  /** Refusals that another try may not meet. */
  private static final Set<String> PASSING = Set.of("record.busy", "report.busy");

  private final RuleRuns store;
  private final Deeds deeds;
  private final Parts parts;
  private final Alerts alerts;
  private final Settings settings;

  RunDriver(RuleRuns store, Deeds deeds, Parts parts, Alerts alerts, Settings settings) {
    this.store = store;
    this.deeds = deeds;
    this.parts = parts;
    this.alerts = alerts;
    this.settings = settings;
  }

  /** What the driver is set up with. */
  @Component
  record Settings(Apps apps, Clock clock, TimerProperties timers) {
    Optional<Rule> rule(Run run) {
      return apps.release(run.rule().app(), run.release()).find(Rule.TYPE, run.rule().key());
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> fire(DueTimer due) {
    Run run =
        store.find(String.valueOf(due.timer().about().get("run"))).filter(Run::isOpen).orElse(null);
    if (run == null) {
      return Optional.empty();
    }
    Optional<Rule> rule = settings.rule(run);
    if (rule.isEmpty()) {
      return failed(run, new RuleRuns.Failing("rule.run.rule-gone", Map.of(), true), List.of());
    }
    Instant until = settings.clock().instant().plus(TURN);
    return run.many() ? many(run, rule.get(), until) : one(run, rule.get(), due, until);
  }

  private Optional<Instant> one(Run run, Rule rule, DueTimer due, Instant until) {
    Run.Position at = run.position();
    Run.Counts counts = run.counts();
    while (at.action() < rule.actions().size()) {
      Instant started = settings.clock().instant();
      Deeds.Progress progress;
      try {
        Optional<RuleSubject> subject = deeds.subject(run);
        if (run.record() != null && subject.isEmpty()) {
          return failed(
              run, new RuleRuns.Failing("rule.run.record-gone", Map.of(), true), List.of());
        }
        progress = deeds.carry(new Deed(run, rule, at.action(), subject.orElse(null)), at.after());
      } catch (RuntimeException | StackOverflowError e) {
        boolean last = isFinal(e) || due.tries() + 1 >= settings.timers().tries();
        var failing = new RuleRuns.Failing(code(e), args(e), last);
        var step = step(rule, at.action(), started, Map.of(), Map.of(), failing.code());
        failed(run, failing, List.of(step));
        if (last) {
          return Optional.empty();
        }
        throw e;
      }
      counts = new Run.Counts(counts.acted() + progress.acted(), counts.failed());
      List<RunStep> steps =
          progress.isDone()
              ? List.of(step(rule, at.action(), started, progress.input(), progress.output(), null))
              : List.of();
      at =
          progress.isDone()
              ? new Run.Position(at.action() + 1, "")
              : new Run.Position(at.action(), progress.after());
      store.advance(run, at, counts, steps);
      if (!settings.clock().instant().isBefore(until)) {
        return Optional.of(settings.clock().instant());
      }
    }
    store.done(run, RuleRuns.forgetAt(settings.clock().instant()));
    return Optional.empty();
  }

  private Optional<Instant> many(Run run, Rule rule, Instant until) {
    Run.Position at = run.position();
    Run.Counts counts = run.counts();
    while (true) {
      List<String> page = deeds.meant(run, rule, at.after(), PAGE);
      long failed = 0;
      for (String record : page) {
        failed += parts.carry(run, rule, record) ? 0 : 1;
      }
      boolean last = page.size() < PAGE;
      at = page.isEmpty() ? at : new Run.Position(0, page.getLast());
      counts = new Run.Counts(counts.acted() + page.size() - failed, counts.failed() + failed);
      store.advance(run, at, counts, List.of());
      if (last) {
        store.done(run, RuleRuns.forgetAt(settings.clock().instant()));
        return Optional.empty();
      }
      if (!settings.clock().instant().isBefore(until)) {
        return Optional.of(settings.clock().instant());
      }
    }
  }

  private Optional<Instant> failed(Run run, RuleRuns.Failing failing, List<RunStep> steps) {
    store.failed(run, failing, steps);
    if (failing.last()) {
      alerts.failed(run, failing.code());
    }
    return Optional.empty();
  }

  private RunStep step(
      Rule rule,
      int action,
      Instant started,
      Map<String, Object> input,
      Map<String, Object> output,
      @Nullable String problem) {
    return new RunStep(
        action,
        Deeds.kind(rule.actions().get(action)),
        input,
        output,
        started,
        Duration.between(started, settings.clock().instant()).toMillis(),
        problem);
  }

  /** Whether trying again would only give the same answer. */
  static boolean isFinal(Throwable e) {
    return e instanceof ScriptFailure
        || (e instanceof Refusal refusal && !PASSING.contains(refusal.code()));
  }

  static String code(Throwable e) {
    return switch (e) {
      case Refusal refusal -> refusal.code();
      case ScriptFailure failure -> failure.code();
      default -> e.getClass().getSimpleName();
    };
  }

  /** What the text of a refusal fills in; a refusal of several problems tells its first. */
  static Map<String, Object> args(Throwable e) {
    if (!(e instanceof Refusal refusal)) {
      return Map.of();
    }
    var args = new LinkedHashMap<String, Object>();
    var problems = new ArrayList<>(refusal.problems().list());
    if (!problems.isEmpty()) {
      args.put("path", problems.getFirst().path());
      problems.getFirst().args().forEach((key, value) -> args.put(key, String.valueOf(value)));
    }
    return args;
  }
}
