package dev.formwork.sequences.internal;

import dev.formwork.automation.RuleSequences;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.sequences.Sequence;
import dev.formwork.sequences.SequenceRun;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Begins sequences, says what they say when its time has come, and ends them. Each message is
 * ordered by the id of the run and the key of its step, so that a step taken twice is one message.
 */
@Component
public class Going implements RuleSequences, TimerHandler {

  private static final int MOST = 50;

  private final SequenceStore store;
  private final Saying saying;
  private final RuleActs acts;
  private final Timers timers;
  private final Moments moments;

  Going(SequenceStore store, Saying saying, RuleActs acts, Timers timers, Moments moments) {
    this.store = store;
    this.saying = saying;
    this.acts = acts;
    this.timers = timers;
    this.moments = moments;
  }

  /** What time it is and where, and what sequences there are. */
  @Component
  record Moments(Clock clock, ZoneId zone, Apps apps) {

    Optional<Sequence> find(QualifiedKey key) {
      return apps.live().find(Sequence.TYPE, key);
    }

    Instant due(Sequence.Step step, Instant startedAt) {
      return step.after().plainlyAfter(startedAt, zone);
    }
  }

  public List<SequenceRun> of(QualifiedKey form, String record) {
    return store.of(form, record, MOST);
  }

  /** Ends one by hand; false where it does not run for this record. */
  public boolean stopped(QualifiedKey form, String record, String id) {
    return store
            .find(id)
            .filter(run -> run.form().equals(form) && run.record().equals(record))
            .isPresent()
        && store.ends(id, SequenceRun.State.STOPPED, moments.clock().instant());
  }

  @Override
  public void start(String id, QualifiedKey sequence, RuleSubject subject, Instant at) {
    Sequence found =
        moments
            .find(sequence)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("sequence.not-found", "").with("sequence", sequence.toString())));
    if (!found.formIn(sequence.app()).equals(subject.form())) {
      throw new Refusal.Invalid(
          Problem.error("sequence.other-form", "").with("sequence", sequence.toString()));
    }
    Instant due = moments.due(found.steps().getFirst(), at);
    store.add(
        new SequenceRun(
            id,
            sequence,
            subject.form(),
            subject.id(),
            SequenceRun.State.RUNNING,
            0,
            at,
            due,
            null));
    store
        .find(id)
        .map(SequenceRun::due)
        .ifPresent(
            next -> timers.set(new Timer("sequence:" + id, kind(), next, 1, Map.of("run", id))));
  }

  @Override
  public void stop(String id, QualifiedKey sequence, RuleSubject subject, Instant at) {
    store
        .running(sequence, subject.form(), subject.id())
        .ifPresent(run -> store.ends(run.id(), SequenceRun.State.STOPPED, at));
  }

  @Override
  public String kind() {
    return "sequence";
  }

  @Override
  public Optional<Instant> fire(DueTimer timer) {
    return store
        .find(String.valueOf(timer.timer().about().get("run")))
        .filter(run -> run.state() == SequenceRun.State.RUNNING)
        .flatMap(run -> goOn(run, moments.clock().instant()));
  }

  /** Takes the next step; when the one after it comes, if there is one. */
  private Optional<Instant> goOn(SequenceRun run, Instant now) {
    Optional<Sequence> sequence = moments.find(run.sequence());
    Optional<RuleSubject> subject = acts.find(run.form(), run.record());
    if (sequence.isEmpty() || subject.isEmpty()) {
      store.ends(run.id(), SequenceRun.State.GONE, now);
      return Optional.empty();
    }
    var about = new RuleActs.About(run.sequence().app(), subject.get(), null, now, Map.of());
    if (holds(sequence.get().until(), about, false)) {
      store.ends(run.id(), SequenceRun.State.REACHED, now);
      return Optional.empty();
    }
    Optional<Sequence.Step> step = sequence.get().step(run.next());
    step.filter(each -> holds(each.when(), about, true))
        .ifPresent(each -> saying.say(run, each, about));
    Optional<Instant> next =
        sequence.get().step(run.next() + 1).map(each -> moments.due(each, run.startedAt()));
    next.ifPresentOrElse(
        due -> store.goesOn(run, due), () -> store.ends(run.id(), SequenceRun.State.DONE, now));
    return next;
  }

  private boolean holds(@Nullable Condition condition, RuleActs.About about, boolean withoutOne) {
    return condition == null
        ? withoutOne
        : acts.evaluate(about, context -> ConditionEvaluator.test(condition, context));
  }
}
