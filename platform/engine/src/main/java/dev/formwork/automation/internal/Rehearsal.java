package dev.formwork.automation.internal;

import dev.formwork.automation.DryRuns.Hit;
import dev.formwork.automation.DryRuns.Looked;
import dev.formwork.automation.DryRuns.Miss;
import dev.formwork.automation.DryRuns.Report;
import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Firing;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.KeywordList;
import dev.formwork.triggers.Keywords;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Schedule;
import dev.formwork.triggers.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes through what has happened, and says what a rule would have made of it. */
@Component
public class Rehearsal {

  private final RuleActs acts;
  private final Prospects prospects;
  private final Clock clock;
  private final ZoneId zone;

  Rehearsal(RuleActs acts, Prospects prospects, Clock clock, ZoneId zone) {
    this.acts = acts;
    this.prospects = prospects;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * How far it goes.
   *
   * @param records that are looked at
   * @param hits that are told
   * @param misses that are told
   */
  public record Limits(int records, int hits, int misses, Duration time) {
    public static final Limits USUAL = new Limits(2_000, 200, 50, Duration.ofSeconds(15));
  }

  /**
   * Goes through what has happened since then.
   *
   * @param catalog where the rule finds its words
   */
  public Report of(QualifiedKey key, Rule rule, Catalog catalog, Instant since, Limits limits) {
    var trying = new Trying(key, rule.awake(), since, limits, System.nanoTime());
    Optional<QualifiedKey> form = rule.formIn(key.app());
    boolean possible =
        switch (rule.trigger()) {
          case Trigger.Scheduled(var schedule) -> {
            schedule(trying, schedule);
            yield true;
          }
          case Trigger.Created _,
              Trigger.Changed _,
              Trigger.StateChanged _,
              Trigger.OutcomeOf _,
              Trigger.Commented _,
              Trigger.Threshold _,
              Trigger.Keywords _ -> {
            form.ifPresent(known -> changes(trying, known, keywords(key, rule, catalog)));
            yield form.isPresent();
          }
          case Trigger.AtDate date -> {
            form.ifPresent(known -> dates(trying, date, known));
            yield form.isPresent();
          }
          case Trigger.Deleted _,
              Trigger.Button _,
              Trigger.Repeat _,
              Trigger.MetricOff _,
              Trigger.Hook _ ->
              false;
        };
    return trying.report(possible);
  }

  private static Keywords keywords(QualifiedKey key, Rule rule, Catalog catalog) {
    if (!(rule.trigger() instanceof Trigger.Keywords trigger)) {
      return new Keywords(List.of(), List.of());
    }
    return Optional.ofNullable(trigger.list())
        .flatMap(list -> catalog.find(KeywordList.TYPE, QualifiedKey.parse(list, key.app())))
        .map(list -> new Keywords(list.words(), list.not()))
        .orElseGet(() -> new Keywords(trigger.words(), List.of()));
  }

  private void changes(Trying trying, QualifiedKey form, Keywords keywords) {
    RuleActs.Looked looked =
        acts.past(
            form,
            trying.since,
            trying.limits.records(),
            past -> {
              Firing.met(trying.key, trying.rule, past.happening(), keywords)
                  .ifPresent(facts -> met(trying, past, facts));
              return trying.isOutOfTime();
            });
    trying.looked(looked.records(), looked.all());
  }

  private void met(Trying trying, RuleActs.Past past, Map<String, Object> facts) {
    var about = new RuleActs.About(trying.key.app(), past.after(), past.by(), past.at(), Map.of());
    Optional<Firing.Unmet> unmet =
        acts.evaluate(about, context -> unmet(trying.rule, past.happening(), context));
    unmet.ifPresentOrElse(
        why -> trying.missed(past.after(), past.happening(), past.at(), why),
        () -> fired(trying, past.after(), past.by(), past.at(), facts));
  }

  /** Empty where the conditions hold; a script that has no answer does not hold. */
  private static Optional<Firing.Unmet> unmet(
      Rule rule, Happening happening, EvaluationContext context) {
    try {
      return Firing.holds(rule, happening, context)
          ? Optional.empty()
          : Optional.of(Firing.unmet(rule, happening, context));
    } catch (ScriptFailure noAnswer) {
      return Optional.of(
          new Firing.Unmet(false, rule.when() == null ? List.of() : List.of(rule.when())));
    }
  }

  private void fired(
      Trying trying,
      @Nullable RuleSubject subject,
      @Nullable String by,
      Instant at,
      Map<String, Object> facts) {
    trying.fired(() -> prospects.hit(trying.key, trying.rule, subject, by, at, facts));
  }

  private void dates(Trying trying, Trigger.AtDate date, QualifiedKey form) {
    Instant now = clock.instant();
    int most = trying.limits.records();
    var asked = new RuleActs.About(trying.key.app(), null, null, now, Map.of());
    List<String> ids = acts.ids(asked, form, null, "", most + 1);
    int looked = 0;
    for (String id : ids.subList(0, Math.min(most, ids.size()))) {
      if (trying.isOutOfTime()) {
        break;
      }
      looked++;
      acts.find(form, id).ifPresent(subject -> date(trying, date, subject, asked.of(subject)));
    }
    trying.looked(looked, looked == ids.size());
  }

  private void date(Trying trying, Trigger.AtDate date, RuleSubject subject, RuleActs.About about) {
    var snapshot = new Happening.Snapshot(subject.data(), subject.system());
    var happening = new Happening(snapshot, snapshot, List.of(), null, null);
    Optional<Instant> due =
        acts.plan(about, (_, plan) -> plan.next(date, snapshot, trying.since))
            .filter(at -> !at.isAfter(about.now()));
    if (due.isPresent()) {
      Optional<Firing.Unmet> unmet =
          acts.evaluate(about, context -> unmet(trying.rule, happening, context));
      unmet.ifPresentOrElse(
          why -> trying.missed(subject, happening, due.get(), why),
          () -> fired(trying, subject, null, due.get(), Map.of("due", due.get())));
    }
  }

  /** Once for each time that has come, or for the records for which the condition holds today. */
  private void schedule(Trying trying, Schedule schedule) {
    Instant now = clock.instant();
    Optional<QualifiedKey> form = trying.rule.formIn(trying.key.app());
    Optional<Instant> at = schedule.next(trying.since, zone);
    int records = 0;
    boolean all = true;
    while (at.isPresent() && !at.get().isAfter(now) && !trying.isOutOfTime()) {
      Instant then = at.get();
      Map<String, Object> facts = Map.of("due", then);
      var about = new RuleActs.About(trying.key.app(), null, null, then, Map.of());
      if (form.isEmpty()) {
        fired(trying, null, null, then, facts);
      } else {
        int most = trying.limits.hits();
        List<String> ids = acts.ids(about, form.get(), trying.rule.when(), "", most + 1);
        all &= ids.size() <= most;
        records = Math.max(records, Math.min(ids.size(), most));
        for (String id : ids.subList(0, Math.min(most, ids.size()))) {
          acts.find(form.get(), id).ifPresent(subject -> fired(trying, subject, null, then, facts));
        }
      }
      at = schedule.next(then, zone);
    }
    trying.looked(records, all);
  }

  /** One go through the past. */
  private static final class Trying {

    private final QualifiedKey key;
    private final Rule rule;
    private final Instant since;
    private final Limits limits;
    private final long begun;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Miss> misses = new ArrayList<>();
    private long fired;
    private long missed;
    private int records;
    private boolean all = true;
    private boolean cutShort;

    Trying(QualifiedKey key, Rule rule, Instant since, Limits limits, long begun) {
      this.key = key;
      this.rule = rule;
      this.since = since;
      this.limits = limits;
      this.begun = begun;
    }

    boolean isOutOfTime() {
      cutShort |= System.nanoTime() - begun > limits.time().toNanos();
      return cutShort;
    }

    void looked(int howMany, boolean areAll) {
      records = howMany;
      all = areAll;
    }

    void fired(Supplier<Hit> hit) {
      fired++;
      if (hits.size() < limits.hits()) {
        hits.add(hit.get());
      }
    }

    void missed(RuleSubject subject, Happening happening, Instant at, Firing.Unmet why) {
      missed++;
      if (misses.size() < limits.misses()) {
        Happening.Snapshot asked =
            why.before() && happening.before() != null ? happening.before() : happening.after();
        misses.add(
            new Miss(
                subject.id(), subject.number(), at, why.before(), why.conditions(), asked.data()));
      }
    }

    Report report(boolean possible) {
      return new Report(
          possible, fired, hits, missed, misses, new Looked(since, records, all, !cutShort));
    }
  }
}
