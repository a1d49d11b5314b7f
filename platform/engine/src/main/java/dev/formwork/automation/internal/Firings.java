package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.timers.Timer;
import dev.formwork.timers.Timers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Begins runs: keeps the run, then sets the timer that drives it. Cut off between the two, the
 * cause comes again, finds the run and sets the timer.
 */
@Component
public class Firings {

  private final RuleRuns store;
  private final Timers timers;
  private final Clock clock;

  Firings(RuleRuns store, Timers timers, Clock clock) {
    this.store = store;
    this.timers = timers;
    this.clock = clock;
  }

  /** Begins a run, unless it was begun before; false if it was. */
  public boolean begin(Run run) {
    boolean isNew = store.add(run);
    boolean open = isNew ? run.isOpen() : store.find(run.id()).map(Run::isOpen).orElse(false);
    if (open) {
      drive(run.id(), 1);
    }
    return isNew;
  }

  /**
   * Has a run carried out as soon as may be.
   *
   * @param version one more each time that it is opened again
   */
  public void drive(String run, long version) {
    timers.set(
        new Timer("run:" + run, RunDriver.KIND, clock.instant(), version, Map.of("run", run)));
  }

  /** How many runs a rule of time has had for a record by a timer of this version. */
  long count(QualifiedKey rule, String record, long since) {
    return store.count(rule, record, since);
  }

  /** The id of what follows from this. */
  public String id(Object... cause) {
    return RunIds.of(cause);
  }

  /** A run that is about no record. */
  public Run plain(
      String id, QualifiedKey rule, int release, Map<String, Object> facts, Instant at) {
    return new Run(
        id,
        rule,
        release,
        null,
        null,
        null,
        false,
        null,
        facts,
        at,
        0,
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
