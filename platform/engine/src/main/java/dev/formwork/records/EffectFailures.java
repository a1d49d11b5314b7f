package dev.formwork.records;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.internal.Failed;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Effects of records that failed too often. */
@Service
public class EffectFailures {

  private static final int MOST = 500;

  private final Failed failed;
  private final Clock clock;

  EffectFailures(Failed failed, Clock clock) {
    this.failed = failed;
    this.clock = clock;
  }

  /** Those that were given up, the latest first. */
  @Permission("platform administrator")
  public List<EffectFailure> list(Actor actor) {
    requireAdmin(actor);
    return failed.givenUp(MOST);
  }

  /** Those and what will be tried again, in no order. */
  @Permission("platform administrator")
  public List<EffectFailure> unfinished(Actor actor) {
    requireAdmin(actor);
    return failed.all(MOST);
  }

  /** Lets one be tried again, within half a minute. */
  @Permission("platform administrator")
  public void retry(Actor actor, String id) {
    requireAdmin(actor);
    if (!failed.retry(id, clock.instant())) {
      throw new Refusal.NotFound("record.effect.not-found");
    }
  }

  /** Gives one up for good; what it was for does not happen. */
  @Permission("platform administrator")
  public void discard(Actor actor, String id) {
    requireAdmin(actor);
    if (!failed.discard(id)) {
      throw new Refusal.NotFound("record.effect.not-found");
    }
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
  }
}
