package dev.formwork.records.internal;

import dev.formwork.access.Access;
import dev.formwork.access.Action;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Counting;
import dev.formwork.records.RecordFigures;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the store questions about many records at once, within what an actor may read. */
@Component
public class Aggregations {

  /** So many groups of the store are worked on at a time. */
  private static final int BATCH = 1_000;

  private final Forms forms;
  private final RecordStore store;
  private final Scripts scripts;
  private final Contexts contexts;
  private final Labels labels;
  private final Related related;
  private final OpeningTimes times;
  private final Counted counted;

  Aggregations(
      Forms forms,
      RecordStore store,
      Scripts scripts,
      Contexts contexts,
      Labels labels,
      Related related,
      OpeningTimes times,
      Counted counted) {
    this.counted = counted;
    this.forms = forms;
    this.store = store;
    this.scripts = scripts;
    this.contexts = contexts;
    this.labels = labels;
    this.related = related;
    this.times = times;
  }

  /**
   * The rows, in order, and whether counters knew all of them.
   *
   * @param counting that the question comes again and again; absent for one that does not
   */
  public RecordFigures.Answer answer(
      Actor actor, Aggregation question, @Nullable Counting counting, Instant now) {
    if (question.limit() < 1 || question.limit() > Aggregation.MAX_ROWS) {
      throw new Refusal.Invalid(
          Problem.error("record.query.limit", "limit").with("max", Aggregation.MAX_ROWS));
    }
    FormModel model = forms.current(question.form());
    forms.access().decide(actor, Action.READ, model.key()).orThrow();
    refuseUnreadable(actor, model, fields(question));
    try (ScriptSession session = scripts.open()) {
      EvaluationContext context = contexts.of(actor, model, now, session);
      Related.Seen seen = related.by(actor, context);
      var asked = new Asked(question, path -> seen.place(path, model));
      var tally = new Tally(asked, contexts.zone(), hoursFor(actor.organisation()));
      var asking = new Asking(actor, model, asked, context, seen);
      boolean counted = counting != null;
      for (var part : byFilter(asked).entrySet()) {
        if (counting == null || !asking.counted(tally, counting, part.getKey(), part.getValue())) {
          asking.into(tally, asking.reachable(), part.getKey(), part.getValue());
          counted = false;
        }
      }
      return new RecordFigures.Answer(labels.of(actor, asked, tally.rows(), now), counted);
    }
  }

  /** The measures that are of the same records, by what filters those; first all, for all rows. */
  private static Map<Condition, List<Integer>> byFilter(Asked asked) {
    var byFilter = new LinkedHashMap<Condition, List<Integer>>();
    byFilter.put(Condition.ALWAYS, new ArrayList<>());
    for (int i = 0; i < asked.measures().size(); i++) {
      Condition filter = asked.measures().get(i).filter();
      byFilter
          .computeIfAbsent(filter == null ? Condition.ALWAYS : filter, _ -> new ArrayList<>())
          .add(i);
    }
    return byFilter;
  }

  public boolean mayRead(Actor actor, QualifiedKey form, Set<String> fields) {
    return forms.access().decide(actor, Action.READ, form).allowed()
        && related.closed(actor, forms.current(form), fields).isEmpty();
  }

  /** One question, asked of the store once for each filter of its measures. */
  private final class Asking {

    private final Actor actor;
    private final FormModel model;
    private final Asked asked;
    private final EvaluationContext context;
    private final Related.Seen seen;

    /** By the name under which the store gives the id that leads there. */
    private final Map<String, Place> joined = new LinkedHashMap<>();

    Asking(
        Actor actor, FormModel model, Asked asked, EvaluationContext context, Related.Seen seen) {
      this.actor = actor;
      this.model = model;
      this.asked = asked;
      this.context = context;
      this.seen = seen;
      for (int i = 0; i < asked.groups().size(); i++) {
        join("g" + i, asked.groups().get(i).place());
      }
      for (int i = 0; i < asked.measures().size(); i++) {
        join("v" + i, asked.measures().get(i).place());
        join("t" + i, asked.measures().get(i).to());
      }
    }

    private void join(String slot, @Nullable Place place) {
      if (place != null && !place.hops().isEmpty()) {
        joined.put(slot, place);
      }
    }

    /** Adds what counters know; false where they don't. */
    boolean counted(Tally tally, Counting counting, Condition filter, List<Integer> measures) {
      var reach = forms.access().reach(actor, Action.READ, model.key());
      var countable = new Countable(asked, counting, model, context);
      var answer = counted.answer(countable, reach, all(filter), measures);
      answer.ifPresent(known -> {
        known.groups().forEach(group -> tally.add(group, measures, (_, _) -> null));
        if (known.seesDrafts()) {
          into(tally, compiler().ownDrafts(reach, actor.id()), filter, measures);
        }
      });
      return answer.isPresent();
    }

    void into(Tally tally, Bson reachable, Condition filter, List<Integer> measures) {
      var pipeline = new AggregationPipeline(asked, measures);
      var batch = new ArrayList<Document>();
      for (Document group :
          store
              .collection(model.key())
              .aggregate(pipeline.stages(reachable, filter(filter)))
              .batchSize(BATCH)) {
        batch.add(group);
        if (batch.size() == BATCH) {
          add(tally, batch, measures);
          batch.clear();
        }
      }
      add(tally, batch, measures);
    }

    private void add(Tally tally, List<Document> groups, List<Integer> measures) {
      var values = new HashMap<String, Map<String, Object>>();
      joined.forEach((slot, place) -> values.put(slot, seen.values(place, ids(groups, slot))));
      Tally.Joined found =
          (slot, id) -> id == null ? null : values.getOrDefault(slot, Map.of()).get(id.toString());
      groups.forEach(group -> tally.add(group, measures, found));
    }

    private static Set<String> ids(List<Document> groups, String slot) {
      var ids = new HashSet<String>();
      for (Document group : groups) {
        Document id = group.get("_id", Document.class);
        if (id != null && id.get(slot) != null) {
          ids.add(id.get(slot).toString());
        }
      }
      return ids;
    }

    Bson reachable() {
      Access access = forms.access();
      return compiler().reachable(access.reach(actor, Action.READ, model.key()), actor.id());
    }

    private Bson filter(Condition ofMeasure) {
      return compiler().of(asked.question().of()).filter(all(ofMeasure));
    }

    private Condition all(Condition ofMeasure) {
      Condition filter = asked.question().filter();
      return ofMeasure.equals(Condition.ALWAYS) ? filter : Condition.all(filter, ofMeasure);
    }

    private QueryCompiler compiler() {
      return new QueryCompiler(
          model.logic(), context, Ways.from(model, seen, asked.question().rows()));
    }
  }

  /** Opening hours of the nearest calendar above; all hours where there is none. */
  private Tally.Hours hoursFor(Organisation organisation) {
    var known = new HashMap<String, OpeningHours>();
    return (department, store) -> {
      String place = Objects.requireNonNullElse(department, Objects.requireNonNullElse(store, ""));
      return known.computeIfAbsent(
          place,
          _ ->
              (place.isEmpty()
                      ? Stream.<QualifiedKey>empty()
                      : organisation.calendarsOf(DefinitionKey.of(place)).stream())
                  .flatMap(calendar -> times.of(calendar).stream())
                  .findFirst()
                  .orElseGet(() -> OpeningHours.always(contexts.zone())));
    };
  }

  /** A number over a field tells of its values, so it needs the right to read all of them. */
  private void refuseUnreadable(Actor actor, FormModel model, Set<String> fields) {
    List<Problem> closed =
        related.closed(actor, model, fields).stream()
            .map(field -> Problem.error("report.field.forbidden", field).with("field", field))
            .toList();
    if (!closed.isEmpty()) {
      throw new Refusal.Forbidden(new Problems(closed));
    }
  }

  private static Set<String> fields(Aggregation question) {
    var fields = new HashSet<String>();
    QueryCompiler.collectFields(question.filter(), fields);
    question.groups().forEach(group -> fields.add(group.field().toString()));
    question.measures().forEach(measure -> collect(measure, fields));
    return fields;
  }

  private static void collect(Aggregation.Measure measure, Set<String> into) {
    RecordPath field = measure.field();
    if (field != null) {
      into.add(field.toString());
    }
    if (measure instanceof Aggregation.Measure.Duration duration) {
      into.add(duration.to().toString());
    }
    if (measure instanceof Aggregation.Measure.Filtered(var inner, var filter)) {
      collect(inner, into);
      QueryCompiler.collectFields(filter, into);
    }
  }
}
