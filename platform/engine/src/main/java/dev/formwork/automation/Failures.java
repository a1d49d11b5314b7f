package dev.formwork.automation;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.EffectFailure;
import dev.formwork.records.EffectFailures;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All that failed by itself and waits for somebody: runs of rules, timers, effects of records. */
@Service
public class Failures {

  private final Runs runs;
  private final Timers timers;
  private final EffectFailures effects;

  Failures(Runs runs, Timers timers, EffectFailures effects) {
    this.runs = runs;
    this.timers = timers;
    this.effects = effects;
  }

  /** What has failed. */
  public enum Kind {
    RUN,
    TIMER,
    EFFECT
  }

  /**
   * One of them.
   *
   * @param what of a run its rule, of others their kind
   * @param record id of the record that it is about; absent where it is about none
   * @param cause code of why it failed
   * @param causeArgs what the text of the code fills in
   */
  public record Failure(
      Kind kind,
      String id,
      String what,
      @Nullable String form,
      @Nullable String record,
      int tries,
      String cause,
      Map<String, Object> causeArgs,
      Instant at) {}

  /** All of them, the latest first. */
  @Permission("platform administrator")
  public List<Failure> list(Actor actor) {
    return list(actor, effects.list(actor));
  }

  /** The same with the effects that will be tried again. */
  @Permission("platform administrator")
  public List<Failure> unfinished(Actor actor) {
    return list(actor, effects.unfinished(actor));
  }

  private List<Failure> list(Actor actor, List<EffectFailure> ofEffects) {
    var all = new ArrayList<Failure>();
    for (Run.State state : List.of(Run.State.FAILED, Run.State.STOPPED)) {
      var query = new RunQuery(null, state, null, null, RunQuery.MAX_LIMIT);
      runs.list(actor, query).forEach(run -> all.add(of(run)));
    }
    timers
        .failures(actor)
        .forEach(it ->
            all.add(
                new Failure(
                    Kind.TIMER,
                    it.timer().id(),
                    it.timer().kind(),
                    it.timer().about().get("form"),
                    it.timer().about().get("record"),
                    it.tries(),
                    it.cause(),
                    Map.of(),
                    it.at())));
    ofEffects.forEach(it ->
        all.add(
            new Failure(
                Kind.EFFECT,
                it.id(),
                it.kind(),
                it.form(),
                it.record(),
                it.tries(),
                it.cause(),
                Map.of(),
                it.at())));
    all.sort(Comparator.comparing(Failure::at).reversed());
    return all;
  }

  @Permission("platform administrator")
  public void retry(Actor actor, Kind kind, String id) {
    requireAdmin(actor);
    switch (kind) {
      case RUN -> runs.retry(actor, id);
      case TIMER -> timers.retry(actor, id);
      case EFFECT -> effects.retry(actor, id);
    }
  }

  @Permission("platform administrator")
  public void discard(Actor actor, Kind kind, String id) {
    requireAdmin(actor);
    switch (kind) {
      case RUN -> runs.discard(actor, id);
      case TIMER -> timers.discard(actor, id);
      case EFFECT -> effects.discard(actor, id);
    }
  }

  private static Failure of(Run run) {
    return new Failure(
        Kind.RUN,
        run.id(),
        run.rule().toString(),
        run.form() == null ? null : run.form().toString(),
        run.record(),
        run.tries(),
        run.cause() == null ? "" : run.cause(),
        run.causeArgs(),
        run.at());
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
  }
}
