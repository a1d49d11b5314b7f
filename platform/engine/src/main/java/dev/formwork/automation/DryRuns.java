package dev.formwork.automation;

import dev.formwork.automation.internal.Rehearsal;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Definitions;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.triggers.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries rules out on what has happened already; nothing is written and nobody is told. */
@Service
public class DryRuns {

  private static final int MOST_DAYS = 366;

  private final Rehearsal rehearsal;
  private final Apps apps;
  private final Clock clock;

  DryRuns(Rehearsal rehearsal, Apps apps, Clock clock) {
    this.rehearsal = rehearsal;
    this.apps = apps;
    this.clock = clock;
  }

  /**
   * What a rule would have done.
   *
   * @param possible false where what it waits for can't be found in the past
   * @param hits the first of them
   * @param more whether there would have been more
   */
  public record Report(boolean possible, List<Hit> hits, boolean more) {}

  /**
   * One firing.
   *
   * @param facts what it would have fired for
   * @param deeds what each action would have done, in their order
   */
  public record Hit(
      String record,
      @Nullable String number,
      Instant at,
      Map<String, Object> facts,
      List<Deed> deeds) {}

  /**
   * What an action would have done.
   *
   * @param would the fields that it would have set, and to what; whom it would have told
   * @param problem code of why it would have failed; absent where it would not
   */
  public record Deed(String kind, Map<String, Object> would, @Nullable String problem) {}

  /**
   * Tries a rule out over the last days.
   *
   * @param text a definition to try in place of the live one; absent for the live one
   */
  @Permission("platform administrator")
  public Report of(Actor actor, QualifiedKey key, int days, @Nullable String text) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new Refusal.Invalid(Problem.error("rule.dry-run.days", "days").with("max", MOST_DAYS));
    }
    return rehearsal.of(key, rule(key, text), clock.instant().minus(Duration.ofDays(days)));
  }

  private Rule rule(QualifiedKey key, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return apps.live()
          .find(Rule.TYPE, key)
          .orElseThrow(() -> new Refusal.NotFound("rule.dry-run.no-rule"));
    }
    var read = Definitions.read(Rule.TYPE, text);
    read.problems().orThrow();
    Rule rule = read.get();
    Rule.TYPE.check(rule, key.app(), apps.live()).orThrow();
    return rule;
  }
}
