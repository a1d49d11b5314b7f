package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.access.Action;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Glance;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Records of all forms by words: one bounded query for each form that the actor may read. */
@Component
public class Searching {

  /** How many records one search yields at most. */
  public static final int MAX = 50;

  private static final int LONGEST = 100;

  private final Forms forms;
  private final RecordStore store;
  private final Scripts scripts;
  private final Contexts contexts;
  private final Glances glances;

  Searching(Forms forms, RecordStore store, Scripts scripts, Contexts contexts, Glances glances) {
    this.forms = forms;
    this.store = store;
    this.scripts = scripts;
    this.contexts = contexts;
    this.glances = glances;
  }

  /** Those whose number begins with the words come first, then the newest. */
  public List<Glance> find(Actor actor, String words, int limit, Instant now) {
    if (limit < 1 || limit > MAX) {
      throw new Refusal.Invalid(Problem.error("record.query.limit", "limit").with("max", MAX));
    }
    if (words.isBlank() || words.length() > LONGEST) {
      return List.of();
    }
    var found = new ArrayList<Glance>();
    try (ScriptSession session = scripts.open()) {
      for (FormModel model : forms.all()) {
        if (forms.access().decide(actor, Action.READ, model.key()).allowed()) {
          found.addAll(of(actor, model, words, limit, contexts.of(actor, model, now, session)));
        }
      }
    }
    return found.stream().sorted(nearest(words)).limit(limit).toList();
  }

  private List<Glance> of(
      Actor actor, FormModel model, String words, int limit, EvaluationContext context) {
    var reach = forms.access().reach(actor, Action.READ, model.key());
    var parts = new ArrayList<Bson>();
    parts.add(new QueryCompiler(model.logic(), context).reachable(reach, actor.id()));
    parts.addAll(SearchFilter.called(actor, model, forms.access()).words(words));
    return store
        .collection(model.key())
        .find(Filters.and(parts))
        .sort(new Keyset(List.of(), model.logic()).order())
        .limit(limit)
        .projection(Glances.LEFT_OUT)
        .into(new ArrayList<>())
        .stream()
        .flatMap(document -> glances.visible(actor, model, document, context).stream())
        .toList();
  }

  private static Comparator<Glance> nearest(String words) {
    String start = Folded.of(words).strip();
    return Comparator.<Glance, Boolean>comparing(
            glance -> glance.number() == null || !Folded.of(glance.number()).startsWith(start))
        .thenComparing(Comparator.comparing(Glance::createdAt).reversed());
  }
}
