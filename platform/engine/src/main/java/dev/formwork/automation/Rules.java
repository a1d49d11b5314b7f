package dev.formwork.automation;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** The rules that are live. */
@Service
public class Rules {

  private static final int FORETOLD = 7;

  private final Apps apps;
  private final Clock clock;
  private final ZoneId zone;

  Rules(Apps apps, Clock clock, ZoneId zone) {
    this.apps = apps;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * One of them.
   *
   * @param next when a schedule comes, the next seven times; empty for what isn't one
   */
  public record Live(
      QualifiedKey key, LocalizedText title, boolean off, Rule rule, List<Instant> next) {}

  /** All of an app, by key. */
  @Permission("platform administrator")
  public List<Live> of(Actor actor, DefinitionKey app) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
    var release = apps.current(app);
    return release.all(Rule.TYPE).stream()
        .map(rule ->
            new Live(release.qualified(rule.key()), rule.title(), rule.off(), rule, next(rule)))
        .toList();
  }

  private List<Instant> next(Rule rule) {
    return rule.trigger() instanceof Trigger.Scheduled(var schedule)
        ? schedule.next(clock.instant(), zone, FORETOLD)
        : List.of();
  }
}
