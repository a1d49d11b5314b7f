package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.automation.RunStep;
import dev.formwork.records.RuleSubject;
import dev.formwork.triggers.Rule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Carries a run over many records out for one of them. What fails there becomes a run of its own,
 * which is tried again, or retried by somebody, without the others.
 */
@Component
class Parts {

  private final Deeds deeds;
  private final Firings firings;
  private final Alerts alerts;
  private final Clock clock;

  Parts(Deeds deeds, Firings firings, Alerts alerts, Clock clock) {
    this.deeds = deeds;
    this.firings = firings;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** False where it failed. */
  boolean carry(Run run, Rule rule, String record) {
    int action = 0;
    try {
      for (; action < rule.actions().size(); action++) {
        Optional<RuleSubject> subject = deeds.subject(run, record);
        if (subject.isEmpty()) {
          return true; // it went away meanwhile: nothing is to be done
        }
        deeds.carryAll(new Deed(run, rule, action, subject.get()));
      }
      return true;
    } catch (RuntimeException | StackOverflowError cause) {
      failed(run, rule, record, action, cause);
      return false;
    }
  }

  private void failed(Run run, Rule rule, String record, int action, Throwable cause) {
    boolean last = RunDriver.isFinal(cause);
    Run part =
        new Run(
            RunIds.of("part", run.id(), record),
            run.rule(),
            run.release(),
            run.form(),
            record,
            deeds.subject(run, record).map(RuleSubject::number).orElse(null),
            false,
            run.by(),
            run.facts(),
            run.at(),
            run.lateBy(),
            last ? Run.State.FAILED : Run.State.OPEN,
            1,
            RunDriver.code(cause),
            RunDriver.args(cause),
            new Run.Position(action, ""),
            Run.Counts.NONE,
            new Run.Path(run.path().depth(), run.path().trail(), run.id()),
            List.of(
                new RunStep(
                    action,
                    Deeds.kind(rule.actions().get(action)),
                    Map.of(),
                    Map.of(),
                    clock.instant(),
                    0,
                    RunDriver.code(cause))));
    if (firings.begin(part) && last) {
      alerts.failed(part, RunDriver.code(cause));
    }
  }
}
