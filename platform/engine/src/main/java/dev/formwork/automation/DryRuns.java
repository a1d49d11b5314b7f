package dev.formwork.automation;

import dev.formwork.automation.internal.Rehearsal;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Drafts;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import dev.formwork.triggers.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries rules out on what has happened already; nothing is written and nobody is told. */
@Service
public class DryRuns {

  private static final int MOST_DAYS = 366;

  private final Rehearsal rehearsal;
  private final Drafts drafts;
  private final Apps apps;
  private final Clock clock;

  DryRuns(Rehearsal rehearsal, Drafts drafts, Apps apps, Clock clock) {
    this.rehearsal = rehearsal;
    this.drafts = drafts;
    this.apps = apps;
    this.clock = clock;
  }

  /**
   * What a rule would have done.
   *
   * @param possible false where what it waits for can't be found in the past
   * @param fired how often it would have fired
   * @param hits the first of that
   * @param missed how often what it waits for happened while its conditions did not hold
   * @param misses the first of that
   */
  public record Report(
      boolean possible, long fired, List<Hit> hits, long missed, List<Miss> misses, Looked looked) {

    public Report {
      hits = List.copyOf(hits);
      misses = List.copyOf(misses);
    }
  }

  /**
   * How far the past was looked at.
   *
   * @param all whether there were no more records
   * @param inTime whether it came to its end before it was given up
   */
  public record Looked(Instant since, int records, boolean all, boolean inTime) {}

  /**
   * One firing.
   *
   * @param record id; empty where it is about none
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
   * Something that the rule waits for and would have let pass.
   *
   * @param before whether the conditions were asked of the record before the change
   * @param unmet the conditions that did not hold; of parts that must all hold, only those
   * @param values of the record that was asked
   */
  public record Miss(
      String record,
      @Nullable String number,
      Instant at,
      boolean before,
      List<Condition> unmet,
      Map<String, Object> values) {

    public Miss {
      unmet = List.copyOf(unmet);
      values = Map.copyOf(values);
    }
  }

  /**
   * What an action would have done.
   *
   * @param would the fields that it would have set, and to what; whom it would have told
   * @param problem code of why it would have failed; absent where it would not
   * @param args what the text of the problem fills in
   */
  public record Deed(
      String kind, Map<String, Object> would, @Nullable String problem, Map<String, Object> args) {}

  /**
   * Tries a rule out over the last days.
   *
   * @param text a definition to try in place of the live one; absent for the live one
   */
  @Permission("platform administrator")
  public Report of(Actor actor, QualifiedKey key, int days, @Nullable String text) {
    require(actor, days);
    return tried(key, rule(key, text, apps.live()), apps.live(), days);
  }

  /** Tries a rule out over the last days as its app's draft has it. */
  @Permission("platform administrator")
  public Report ofDraft(Actor actor, QualifiedKey key, int days) {
    require(actor, days);
    String text =
        drafts
            .source(actor, key.app())
            .find(new DefinitionName(Rule.TYPE.kind(), key.key()))
            .orElseThrow(() -> new Refusal.NotFound("rule.dry-run.no-rule"));
    Catalog planned = drafts.catalog(actor, key.app());
    return tried(key, rule(key, text, planned), planned, days);
  }

  private static void require(Actor actor, int days) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("timers.admin.required", ""));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new Refusal.Invalid(Problem.error("rule.dry-run.days", "days").with("max", MOST_DAYS));
    }
  }

  private Rule rule(QualifiedKey key, @Nullable String text, Catalog catalog) {
    if (text == null || text.isBlank()) {
      return catalog
          .find(Rule.TYPE, key)
          .orElseThrow(() -> new Refusal.NotFound("rule.dry-run.no-rule"));
    }
    var read = Definitions.read(Rule.TYPE, text);
    read.problems().orThrow();
    Rule rule = read.get();
    Rule.TYPE.check(rule, key.app(), catalog).orThrow();
    return rule;
  }

  private Report tried(QualifiedKey key, Rule rule, Catalog catalog, int days) {
    Optional<QualifiedKey> form = rule.formIn(key.app());
    if (form.isPresent() && apps.live().find(Form.TYPE, form.get()).isEmpty()) {
      throw new Refusal.NotFound(
          Problem.error("rule.dry-run.no-form", "/form").with("form", form.get().toString()));
    }
    Instant since = clock.instant().minus(Duration.ofDays(days));
    return rehearsal.of(key, rule, catalog, since, Rehearsal.Limits.USUAL);
  }
}
