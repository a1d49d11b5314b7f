package dev.formwork.automation;

import dev.formwork.automation.internal.Firings;
import dev.formwork.automation.internal.RuleRuns;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** What rules have done, and what of it waits for somebody. */
@Service
public class Runs {

  private final RuleRuns store;
  private final Firings firings;
  private final Clock clock;

  Runs(RuleRuns store, Firings firings, Clock clock) {
    this.store = store;
    this.firings = firings;
    this.clock = clock;
  }

  /** A page of runs, the latest first. */
  @Permission("platform administrator")
  public List<Run> list(Actor actor, RunQuery query) {
    requireAdmin(actor);
    if (query.limit() < 1 || query.limit() > RunQuery.MAX_LIMIT) {
      throw new Refusal.Invalid(
          Problem.error("record.query.limit", "limit").with("max", RunQuery.MAX_LIMIT));
    }
    return store.list(query, query.limit());
  }

  @Permission("platform administrator")
  public Run get(Actor actor, String id) {
    requireAdmin(actor);
    return store.find(id).orElseThrow(() -> new Refusal.NotFound("rule.run.not-found"));
  }

  /** Lets a run that failed or was stopped be tried again, from the action that failed. */
  @Permission("platform administrator")
  public void retry(Actor actor, String id) {
    Run run = get(actor, id);
    long retried =
        store
            .reopen(id)
            .orElseThrow(() -> new Refusal.Conflict(Problem.error("rule.run.not-failed", "")));
    firings.drive(run.id(), retried + 1);
  }

  /** Gives up a run that failed or was stopped; what it left undone stays undone. */
  @Permission("platform administrator")
  public void discard(Actor actor, String id) {
    get(actor, id);
    if (!store.discard(id, RuleRuns.forgetAt(clock.instant()))) {
      throw new Refusal.Conflict(Problem.error("rule.run.not-failed", ""));
    }
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
  }
}
