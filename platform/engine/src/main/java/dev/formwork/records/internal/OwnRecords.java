package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.access.Action;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Glance;
import dev.formwork.records.GlancePage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The records that an actor created, over all forms: one query for each form, then merged. */
@Component
public class OwnRecords {

  private static final List<String> IN_OR_THROUGH_A_FLOW =
      Stream.of(State.RUNNING, State.COMPLETED, State.REJECTED, State.CANCELLED)
          .map(State::word)
          .toList();

  private static final Comparator<Document> NEWEST_FIRST =
      Comparator.<Document, java.util.Date>comparing(document -> document.getDate("createdAt"))
          .thenComparing(document -> document.getString("_id"))
          .reversed();

  private final Forms forms;
  private final RecordStore store;
  private final Scripts scripts;
  private final Contexts contexts;
  private final Glances glances;

  OwnRecords(Forms forms, RecordStore store, Scripts scripts, Contexts contexts, Glances glances) {
    this.forms = forms;
    this.store = store;
    this.scripts = scripts;
    this.contexts = contexts;
    this.glances = glances;
  }

  private record Hit(FormModel model, Document document) {}

  public GlancePage drafts(Actor actor, int limit, @Nullable String after, Instant now) {
    return page(actor, limit, after, now, (_, _) -> drafts(actor));
  }

  public GlancePage started(Actor actor, int limit, @Nullable String after, Instant now) {
    return page(actor, limit, after, now, (model, context) -> started(actor, model, context));
  }

  public long countDrafts(Actor actor, int max, Instant now) {
    return count(actor, max, now, (_, _) -> drafts(actor));
  }

  public long countStarted(Actor actor, int max, Instant now) {
    return count(actor, max, now, (model, context) -> started(actor, model, context));
  }

  private static Bson drafts(Actor actor) {
    return Filters.and(
        Filters.eq("createdBy", actor.id()), Filters.eq("state", State.DRAFT.word()));
  }

  /** Null for a form whose records take no flow. */
  private @Nullable Bson started(Actor actor, FormModel model, EvaluationContext context) {
    if (model.flow().isEmpty()) {
      return null;
    }
    var reach = forms.access().reach(actor, Action.READ, model.key());
    return Filters.and(
        Filters.eq("createdBy", actor.id()),
        Filters.in("state", IN_OR_THROUGH_A_FLOW),
        Filters.or(
            new QueryCompiler(model.logic(), context).reachable(reach, actor.id()),
            Filters.eq("holders", actor.id())));
  }

  private GlancePage page(
      Actor actor,
      int limit,
      @Nullable String after,
      Instant now,
      BiFunction<FormModel, EvaluationContext, @Nullable Bson> which) {
    if (limit < 1 || limit > RecordQuery.MAX_LIMIT) {
      throw new Refusal.Invalid(
          Problem.error("record.query.limit", "limit").with("max", RecordQuery.MAX_LIMIT));
    }
    try (ScriptSession session = scripts.open()) {
      var hits = new ArrayList<Hit>();
      for (FormModel model : forms.all()) {
        var context = contexts.of(actor, model, now, session);
        Bson matching = which.apply(model, context);
        if (matching != null) {
          newest(model, matching, limit + 1, after).forEach(each -> hits.add(new Hit(model, each)));
        }
      }
      hits.sort(Comparator.comparing(Hit::document, NEWEST_FIRST));
      var page = hits.subList(0, Math.min(limit, hits.size()));
      var shown = page.stream().flatMap(hit -> visible(actor, hit, now, session).stream()).toList();
      return new GlancePage(
          shown,
          hits.size() > limit
              ? newestFirst(page.getLast().model()).cursor(page.getLast().document())
              : null);
    }
  }

  private java.util.Optional<Glance> visible(
      Actor actor, Hit hit, Instant now, ScriptSession session) {
    var context = contexts.of(actor, hit.model(), now, session);
    return glances.visible(actor, hit.model(), hit.document(), context);
  }

  private List<Document> newest(FormModel model, Bson matching, int limit, @Nullable String after) {
    Keyset keyset = newestFirst(model);
    return store
        .collection(model.key())
        .find(after == null ? matching : Filters.and(matching, keyset.after(after)))
        .sort(keyset.order())
        .limit(limit)
        .projection(Glances.LEFT_OUT)
        .into(new ArrayList<>());
  }

  private static Keyset newestFirst(FormModel model) {
    return new Keyset(List.of(), model.logic());
  }

  private long count(
      Actor actor,
      int max,
      Instant now,
      BiFunction<FormModel, EvaluationContext, @Nullable Bson> which) {
    try (ScriptSession session = scripts.open()) {
      long count = 0;
      for (FormModel model : forms.all()) {
        Bson matching = which.apply(model, contexts.of(actor, model, now, session));
        if (matching != null && count < max) {
          count += store.count(model.key(), matching, max);
        }
      }
      return Math.min(count, max);
    }
  }
}
