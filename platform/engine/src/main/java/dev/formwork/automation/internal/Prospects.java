package dev.formwork.automation.internal;

import dev.formwork.automation.DryRuns.Deed;
import dev.formwork.automation.DryRuns.Hit;
import dev.formwork.automation.Run;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.ReportRows;
import dev.formwork.triggers.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the actions of a rule would do; nothing is done. */
@Component
class Prospects {

  private static final int MOST_SHOWN = 20;

  private final RuleActs acts;
  private final Changes changes;
  private final Works works;
  private final Figures figures;
  private final Apps apps;

  Prospects(RuleActs acts, Changes changes, Works works, Figures figures, Apps apps) {
    this.acts = acts;
    this.changes = changes;
    this.works = works;
    this.figures = figures;
    this.apps = apps;
  }

  /** What makes records. */
  @Component
  record Works(Makings makings, Givings givings) {}

  /** What a rule would do for this. */
  Hit hit(
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
            apps.findCurrent(key.app()).map(CompiledRelease::number).orElse(0),
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
      return new Deed(kind, would(deed), null, Map.of());
    } catch (Refusal | ScriptFailure refused) {
      return new Deed(kind, Map.of(), RunDriver.code(refused), RunDriver.args(refused));
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
              known(works.makings().values(deed, Makings.Making.of(create), Map.of())));
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
              known(works.makings().values(deed, Makings.Making.of(upsert), Map.of())));
      case Action.Update update ->
          Map.of("records", acts.ids(deed.about(), update.records(), "", RunDriver.PAGE));
      case Action.Task task ->
          Map.of(
              "title",
              task.title().byLanguage(),
              "persons",
              acts.people(deed.about(), task.to()),
              "values",
              known(works.givings().values(deed, task)));
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
            .map(row -> known(works.makings().values(deed, making, row.each())))
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
