package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Signal;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets flows that wait for other records ask again when one of those has changed. */
@Component
class Asking implements EffectReceiver {

  private static final int MOST = 1_000;

  /** By form: the forms whose flows ask about its records, each with what they ask. */
  private record Asked(Catalog catalog, Map<QualifiedKey, Map<QualifiedKey, Set<String>>> byForm) {}

  private final Apps apps;
  private final RecordStore store;
  private final ObjectProvider<WritePath> writePath;
  private final People people;
  private final Clock clock;
  private volatile Asked known = new Asked(Catalog.EMPTY, Map.of());

  Asking(
      Apps apps,
      RecordStore store,
      ObjectProvider<WritePath> writePath,
      People people,
      Clock clock) {
    this.apps = apps;
    this.store = store;
    this.writePath = writePath;
    this.people = people;
    this.clock = clock;
  }

  /** What a write has to tell flows of other records; nothing where none asks about the form. */
  Optional<Effect> askAgain(@Nullable FormRecord before, FormRecord written, int depth, String id) {
    Map<QualifiedKey, Set<String>> askers = asked().getOrDefault(written.form(), Map.of());
    if (askers.isEmpty() || written.state() == State.DRAFT) {
      return Optional.empty();
    }
    var related = new LinkedHashSet<String>();
    for (Set<String> asks : askers.values()) {
      for (String ask : asks) {
        int at = ask.indexOf('@');
        if (at >= 0) {
          String field = ask.substring(at + 1);
          add(related, written.data().get(field));
          add(related, before == null ? null : before.data().get(field));
        }
      }
    }
    var payload = new LinkedHashMap<String, Object>();
    payload.put("form", written.form().toString());
    payload.put("related", List.copyOf(related));
    payload.put("depth", (long) depth + 1);
    return Optional.of(new Effect(id, Effect.ASK_AGAIN, payload));
  }

  private static void add(Set<String> related, @Nullable Object value) {
    if (value instanceof String id) {
      related.add(id);
    }
  }

  @Override
  public String kind() {
    return Effect.ASK_AGAIN;
  }

  @Override
  public void receive(Effect effect) {
    QualifiedKey form = QualifiedKey.parse(String.valueOf(effect.payload().get("form")));
    List<?> related = effect.payload().get("related") instanceof List<?> ids ? ids : List.of();
    int depth = ((Number) effect.payload().getOrDefault("depth", 1L)).intValue();
    asked()
        .getOrDefault(form, Map.of())
        .forEach((asker, asks) -> {
          for (String id : waiting(asker, asks, related)) {
            var act = Command.Act.following(effect.id() + ":" + id, depth);
            writePath
                .getObject()
                .handle(
                    Platform.actor(people.organisation()),
                    new Command.Wake(asker, id, new Signal.Changed(), act),
                    clock.instant());
          }
        });
  }

  private List<String> waiting(QualifiedKey asker, Set<String> asks, List<?> related) {
    var ways = new ArrayList<Bson>();
    for (String ask : asks) {
      Bson asking = Filters.eq("execution.asks", ask);
      ways.add(ask.indexOf('@') < 0 ? asking : Filters.and(Filters.in("_id", related), asking));
    }
    return store
        .collection(asker)
        .find(Filters.or(ways))
        .projection(Projections.include("_id"))
        .limit(MOST)
        .map((Document document) -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  private Map<QualifiedKey, Map<QualifiedKey, Set<String>>> asked() {
    Catalog live = apps.live();
    Asked current = known;
    if (!current.catalog().equals(live)) {
      current = new Asked(live, read(live));
      known = current;
    }
    return current.byForm();
  }

  private static Map<QualifiedKey, Map<QualifiedKey, Set<String>>> read(Catalog live) {
    var byForm = new HashMap<QualifiedKey, Map<QualifiedKey, Set<String>>>();
    for (var named : live.all(Flow.TYPE)) {
      QualifiedKey asker = named.value().formIn(named.key().app());
      for (String ask : named.value().asks(named.key().app())) {
        QualifiedKey about = QualifiedKey.parse(ask.split("@", 2)[0]);
        byForm
            .computeIfAbsent(about, _ -> new HashMap<>())
            .computeIfAbsent(asker, _ -> new TreeSet<>())
            .add(ask);
      }
    }
    return byForm;
  }
}
