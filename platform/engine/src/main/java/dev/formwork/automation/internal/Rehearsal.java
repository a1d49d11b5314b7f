package dev.formwork.automation.internal;

import dev.formwork.automation.DryRuns.Deed;
import dev.formwork.automation.DryRuns.Hit;
import dev.formwork.automation.DryRuns.Report;
import dev.formwork.automation.Run;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Firing;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.KeywordList;
import dev.formwork.triggers.Keywords;
import dev.formwork.triggers.ReportRows;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Schedule;
import dev.formwork.triggers.Trigger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes through what has happened, and says what a rule would have made of it. */
@Component
public class Rehearsal {

  private static final int MOST_HITS = 200;
  private static final int MOST_RECORDS = 2_000;
  private static final int MOST_SHOWN = 20;

  private final RuleActs acts;
  private final Changes changes;
  private final Makings makings;
  private final Givings givings;
  private final Figures figures;
  private final World world;

  Rehearsal(RuleActs acts, Changes changes, Works works, Figures figures, World world) {
    this.acts = acts;
    this.changes = changes;
    this.makings = works.makings();
    this.givings = works.givings();
    this.figures = figures;
    this.world = world;
  }

  /** What makes records. */
  @Component
  record Works(Makings makings, Givings givings) {}

  /** When and where it is. */
  @Component
  record World(Apps apps, Clock clock, ZoneId zone) {}

  public Report of(QualifiedKey key, Rule rule, Instant since) {
    var hits = new ArrayList<Hit>();
    Optional<QualifiedKey> form = rule.formIn(key.app());
    boolean possible =
        switch (rule.trigger()) {
          case Trigger.Scheduled(var schedule) -> {
            schedule(key, rule, schedule, since, hits);
            yield true;
          }
          case Trigger.Created _,
              Trigger.Changed _,
              Trigger.Commented _,
              Trigger.Threshold _,
              Trigger.Keywords _ -> {
            form.ifPresent(known -> changes(key, rule, known, since, hits));
            yield form.isPresent();
          }
          case Trigger.AtDate date -> {
            form.ifPresent(known -> dates(key, rule, date, known, since, hits));
            yield form.isPresent();
          }
          case Trigger.Deleted _,
              Trigger.StateChanged _,
              Trigger.OutcomeOf _,
              Trigger.Button _,
              Trigger.Repeat _,
              Trigger.MetricOff _,
              Trigger.Hook _ ->
              false;
        };
    boolean more = hits.size() > MOST_HITS;
    return new Report(possible, more ? hits.subList(0, MOST_HITS) : hits, more);
  }

  private void changes(
      QualifiedKey key, Rule rule, QualifiedKey form, Instant since, List<Hit> hits) {
    Rule awake = rule.awake();
    Keywords keywords = keywords(key, rule);
    for (RuleActs.Past past : acts.past(form, since, MOST_RECORDS)) {
      var about = new RuleActs.About(key.app(), past.after(), past.by(), past.at(), Map.of());
      Optional<Map<String, Object>> facts =
          acts.evaluate(about, context -> facts(key, awake, past.happening(), keywords, context));
      if (facts.isPresent() && hits.size() <= MOST_HITS) {
        hits.add(hit(key, rule, past.after(), past.by(), past.at(), facts.get()));
      }
    }
  }

  private static Optional<Map<String, Object>> facts(
      QualifiedKey key,
      Rule rule,
      Happening happening,
      Keywords keywords,
      EvaluationContext context) {
    try {
      return Firing.of(key, rule, happening, keywords, context);
    } catch (ScriptFailure noAnswer) {
      return Optional.empty();
    }
  }

  private Keywords keywords(QualifiedKey key, Rule rule) {
    if (!(rule.trigger() instanceof Trigger.Keywords trigger)) {
      return new Keywords(List.of(), List.of());
    }
    return Optional.ofNullable(trigger.list())
        .flatMap(
            list -> world.apps().live().find(KeywordList.TYPE, QualifiedKey.parse(list, key.app())))
        .map(list -> new Keywords(list.words(), list.not()))
        .orElseGet(() -> new Keywords(trigger.words(), List.of()));
  }

  private void dates(
      QualifiedKey key,
      Rule rule,
      Trigger.AtDate date,
      QualifiedKey form,
      Instant since,
      List<Hit> hits) {
    Instant now = world.clock().instant();
    var asked = new RuleActs.About(key.app(), null, null, now, Map.of());
    for (String id : acts.ids(asked, form, null, "", MOST_RECORDS)) {
      RuleSubject subject = acts.find(form, id).orElse(null);
      if (subject == null || hits.size() > MOST_HITS) {
        continue;
      }
      var snapshot = new Happening.Snapshot(subject.data(), subject.system());
      acts.plan(
              asked.of(subject),
              (context, plan) ->
                  rule.when() == null || ConditionEvaluator.test(rule.when(), context)
                      ? plan.next(date, snapshot, since)
                      : Optional.<Instant>empty())
          .filter(at -> !at.isAfter(now))
          .ifPresent(at -> hits.add(hit(key, rule, subject, null, at, Map.of("due", at))));
    }
  }

  /** Once for each time that has come, or for the records for which the condition holds today. */
  private void schedule(
      QualifiedKey key, Rule rule, Schedule schedule, Instant since, List<Hit> hits) {
    Instant now = world.clock().instant();
    Optional<QualifiedKey> form = rule.formIn(key.app());
    Optional<Instant> at = schedule.next(since, world.zone());
    while (at.isPresent() && !at.get().isAfter(now) && hits.size() <= MOST_HITS) {
      Instant then = at.get();
      Map<String, Object> facts = Map.of("due", then);
      var about = new RuleActs.About(key.app(), null, null, then, Map.of());
      if (form.isEmpty()) {
        hits.add(hit(key, rule, null, null, then, facts));
      } else {
        for (String id : acts.ids(about, form.get(), rule.when(), "", MOST_HITS)) {
          acts.find(form.get(), id)
              .ifPresent(subject -> hits.add(hit(key, rule, subject, null, then, facts)));
        }
      }
      at = schedule.next(then, world.zone());
    }
  }

  private Hit hit(
      QualifiedKey key,
      Rule rule,
      @Nullable RuleSubject subject,
      @Nullable String by,
      Instant at,
      Map<String, Object> facts) {
    var run =
        new Run(
            "dry",
            key,
            world.apps().current(key.app()).number(),
            subject == null ? null : subject.form(),
            subject == null ? null : subject.id(),
            subject == null ? null : subject.number(),
            false,
            by,
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
    var deeds = new ArrayList<Deed>();
    for (int i = 0; i < rule.actions().size(); i++) {
      deeds.add(deed(new dev.formwork.automation.internal.Deed(run, rule, i, subject)));
    }
    return subject == null
        ? new Hit("", null, at, facts, deeds)
        : new Hit(subject.id(), subject.number(), at, facts, deeds);
  }

  private Deed deed(dev.formwork.automation.internal.Deed deed) {
    String kind = Deeds.kind(deed.action());
    try {
      return new Deed(kind, would(deed), null);
    } catch (Refusal | ScriptFailure refused) {
      return new Deed(kind, Map.of(), RunDriver.code(refused));
    }
  }

  private Map<String, Object> would(dev.formwork.automation.internal.Deed bare) {
    var deed = figures.seen(bare);
    RuleSubject subject = deed.subject();
    return switch (deed.action()) {
      case Action.SetFields _, Action.Decide _, Action.Tags _ -> {
        if (subject == null) {
          yield Map.of();
        }
        RuleActs.Set set = acts.wouldSet(subject, changes.setting(deed, subject).values());
        yield Map.of("before", set.before(), "after", set.after());
      }
      case Action.Create create when create.report() != null ->
          ofEach(
              deed,
              create.form(),
              Makings.Making.of(create),
              figures.rows(deed, create.report(), ReportRows.limit(create.most())));
      case Action.Create create when !create.makesMany() ->
          Map.of(
              "form",
              create.form(),
              "values",
              known(makings.values(deed, Makings.Making.of(create), Map.of())));
      case Action.Upsert upsert when upsert.report() != null ->
          ofEach(
              deed,
              upsert.form(),
              Makings.Making.of(upsert),
              figures.rows(deed, upsert.report(), ReportRows.limit(upsert.most())));
      case Action.Upsert upsert ->
          Map.of(
              "form",
              upsert.form(),
              "values",
              known(makings.values(deed, Makings.Making.of(upsert), Map.of())));
      case Action.Update update ->
          Map.of("records", acts.ids(deed.about(), update.records(), "", RunDriver.PAGE));
      case Action.Task task ->
          Map.of(
              "title",
              task.title().byLanguage(),
              "persons",
              acts.people(deed.about(), task.to()),
              "values",
              known(givings.values(deed, task)));
      case Action.Message message -> Map.of("persons", acts.people(deed.about(), message.to()));
      case Action.Grant grant -> Map.of("persons", acts.people(deed.about(), grant.to()));
      case Action.Create _,
          Action.ApplyPatch _,
          Action.StartFlow _,
          Action.StopFlow _,
          Action.Webhook _,
          Action.StartSequence _,
          Action.StopSequence _ ->
          Map.of();
    };
  }

  /** The first of what would be made for the rows of a report, and how many there would be. */
  private Map<String, Object> ofEach(
      dev.formwork.automation.internal.Deed deed,
      String form,
      Makings.Making making,
      List<Figures.Row> rows) {
    return Map.of(
        "form",
        form,
        "count",
        (long) rows.size(),
        "each",
        rows.stream()
            .limit(MOST_SHOWN)
            .map(row -> known(makings.values(deed, making, row.each())))
            .toList());
  }

  private static Map<String, Object> known(Map<String, @Nullable Object> values) {
    var known = new LinkedHashMap<String, Object>();
    values.forEach((key, value) -> {
      if (value != null) {
        known.put(key, value);
      }
    });
    return known;
  }
}
