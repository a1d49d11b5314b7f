package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Comparison;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What relations lead to, as one actor may see it. A related record that he may not read counts as
 * none: the same rule, made the same filter, as in lists of its form.
 */
@Component
class Related {

  /** More related records than this make a filter that no store should be asked. */
  static final int MOST = 100_000;

  private static final int BATCH = 1_000;

  private final Forms forms;
  private final RecordStore store;

  Related(Forms forms, RecordStore store) {
    this.forms = forms;
    this.store = store;
  }

  /** As seen by this actor, now. */
  Seen by(Actor actor, EvaluationContext context) {
    return new Seen(actor, context);
  }

  /** One actor's view; what it has read it does not read again. */
  final class Seen {

    private final Actor actor;
    private final EvaluationContext context;
    private final Map<String, Map<String, Document>> known = new HashMap<>();

    private Seen(Actor actor, EvaluationContext context) {
      this.actor = actor;
      this.context = context;
    }

    Place place(RecordPath path, FormModel model) {
      return Place.of(path, model, forms);
    }

    /**
     * The filter of records whose path has a value of which the question holds: their relation is,
     * or is not, one of those that were found for it.
     *
     * @param local where the relation stands
     */
    Bson filter(Place place, Condition.Along along, String local) {
      FormModel last = place.owner();
      boolean holdsOfNothing = Comparison.of(along.that(), place.kind(), about(last)).holds(null);
      Condition asked = holdsOfNothing ? Condition.none(along.that()) : along.that();
      List<String> ids = ids(last, compiler(last).filter(asked));
      for (int i = place.hops().size() - 2; i >= 0; i--) {
        Place.Hop hop = place.hops().get(i);
        ids = ids(hop.model(), Filters.in(Paths.of(hop.field(), hop.model().logic()), ids));
      }
      return holdsOfNothing ? Filters.nor(Filters.in(local, ids)) : Filters.in(local, ids);
    }

    private List<String> ids(FormModel model, Bson matching) {
      var ids = new ArrayList<String>();
      store
          .collection(model.key())
          .find(Filters.and(readable(model), matching))
          .projection(Projections.include("_id"))
          .limit(MOST + 1)
          .forEach(found -> ids.add(found.getString("_id")));
      if (ids.size() > MOST) {
        throw new Refusal.TooMuch(
            Problem.error("record.query.too-many-related", "")
                .with("form", model.form().title())
                .with("max", MOST));
      }
      return ids;
    }

    /**
     * The values at the end of a place, by the id that it begins with; absent where there is none.
     */
    Map<String, Object> values(Place place, Set<String> ids) {
      Map<String, String> at = new HashMap<>();
      ids.forEach(id -> at.put(id, id));
      for (int i = 0; i < place.hops().size() - 1; i++) {
        int hop = i;
        read(place, hop, new HashSet<>(at.values()));
        at.replaceAll((_, id) -> text(value(place, hop, id)));
        at.values().removeIf(String::isEmpty);
      }
      int end = place.hops().size() - 1;
      read(place, end, new HashSet<>(at.values()));
      var values = new HashMap<String, Object>();
      at.forEach((start, id) -> {
        Object value = value(place, end, id);
        if (value != null) {
          values.put(start, value);
        }
      });
      return values;
    }

    private static String text(@Nullable Object id) {
      return id == null ? "" : id.toString();
    }

    private @Nullable Object value(Place place, int hop, String id) {
      Document found = cache(place, hop).get(id);
      return found == null ? null : Values.plain(found.get("v"));
    }

    private Map<String, Document> cache(Place place, int hop) {
      Place.Hop at = place.hops().get(hop);
      return known.computeIfAbsent(at.model().key() + "." + at.field(), _ -> new HashMap<>());
    }

    private void read(Place place, int hop, Set<String> ids) {
      Map<String, Document> cache = cache(place, hop);
      var missing = ids.stream().filter(id -> !cache.containsKey(id)).toList();
      Place.Hop at = place.hops().get(hop);
      String path = Paths.of(at.field(), at.model().logic());
      for (int from = 0; from < missing.size(); from += BATCH) {
        List<String> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
        batch.forEach(id -> cache.put(id, new Document()));
        store
            .collection(at.model().key())
            .find(Filters.and(Filters.in("_id", batch), readable(at.model())))
            .projection(Projections.include(path))
            .batchSize(BATCH)
            .forEach(
                found -> cache.put(found.getString("_id"), new Document("v", at(found, path))));
      }
    }

    private static @Nullable Object at(Document document, String path) {
      Object value = document;
      for (String part : path.split("\\.")) {
        value = value instanceof Document inner ? inner.get(part) : null;
      }
      return value;
    }

    private Bson readable(FormModel model) {
      var reach = forms.access().reach(actor, Action.READ, model.key());
      return compiler(model).reachable(reach, actor.id());
    }

    private QueryCompiler compiler(FormModel model) {
      return new QueryCompiler(model.logic(), about(model));
    }

    /** The parameters are those of the related form's app. */
    private EvaluationContext about(FormModel model) {
      return context.withParams(model.parameters());
    }
  }

  /** Of these paths, those that somebody may not follow to their end in each record. */
  List<String> closed(Actor actor, FormModel model, Set<String> paths) {
    return paths.stream().filter(path -> !isOpen(actor, model, path)).sorted().toList();
  }

  private boolean isOpen(Actor actor, FormModel model, String path) {
    if (SystemField.named(path).isPresent()) {
      return true;
    }
    Place place;
    try {
      place = Place.of(RecordPath.of(path), model, forms);
    } catch (Refusal.Invalid | Refusal.NotFound unknown) {
      return false; // as what is closed: it is not told apart
    }
    boolean open =
        place.rows() == null
            ? canRead(actor, model, place.start())
            : forms.access().canReadColumn(actor, model.key(), place.rows(), place.start());
    for (Place.Hop hop : place.hops()) {
      open =
          open
              && forms.access().decide(actor, Action.READ, hop.model().key()).allowed()
              && canRead(actor, hop.model(), hop.field());
    }
    return open;
  }

  private boolean canRead(Actor actor, FormModel model, FieldKey field) {
    String key = field.value();
    return SystemField.named(key).isPresent()
        || forms
            .access()
            .fields(actor, model.key(), Set.of(key))
            .getOrDefault(key, FieldAccess.HIDDEN)
            .canRead();
  }
}
