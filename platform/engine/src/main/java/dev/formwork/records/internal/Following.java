package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.identity.People;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps lookups and roll-ups of other records in step with a record that was written: each of those
 * is worked out anew from what is there then, so that doing it twice changes nothing.
 */
@Component
class Following implements EffectReceiver {

  /** Records that follow each other go no deeper. */
  private static final int DEEPEST = 10;

  /**
   * How records of a form follow those of another.
   *
   * @param follower the form whose records follow
   * @param through for a roll-up the other form's relation to the follower; for a lookup the path
   *     of the follower's relation to the other
   * @param counts whether it is a roll-up
   * @param watched what they follow, in the data of the other
   */
  private record Tie(QualifiedKey follower, String through, boolean counts, Set<String> watched) {}

  private record Known(Catalog catalog, Map<QualifiedKey, List<Tie>> ties) {}

  private final Apps apps;
  private final RecordStore store;
  private final ObjectProvider<WritePath> writePath;
  private final People people;
  private final Clock clock;
  private volatile Known known = new Known(Catalog.EMPTY, Map.of());

  Following(
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

  /**
   * What a write has to tell the records that follow it; nothing where none does.
   *
   * @param after absent where the record has gone
   */
  Optional<Effect> told(
      @Nullable FormRecord before, @Nullable FormRecord after, int depth, String id) {
    FormRecord record = after == null ? before : after;
    if (record == null) {
      return Optional.empty();
    }
    var parents = new LinkedHashSet<String>();
    var looking = new LinkedHashSet<String>();
    for (Tie tie : ties().getOrDefault(record.form(), List.of())) {
      if (!tie.counts()) {
        if (before != null && after != null && differs(tie.watched(), before, after)) {
          looking.add(tie.follower() + "@" + tie.through());
        }
      } else if (before == null || after == null || isOtherwise(tie, before, after)) {
        add(parents, tie, before);
        add(parents, tie, after);
      }
    }
    if (parents.isEmpty() && looking.isEmpty()) {
      return Optional.empty();
    }
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("parents", List.copyOf(parents));
    payload.put("looking", List.copyOf(looking));
    payload.put("depth", (long) depth + 1);
    return Optional.of(new Effect(id, Effect.FOLLOW, payload));
  }

  private static void add(Set<String> parents, Tie tie, @Nullable FormRecord record) {
    if (record != null
        && record.state() != State.DRAFT
        && record.data().get(tie.through()) instanceof String parent) {
      parents.add(tie.follower() + "@" + parent);
    }
  }

  private static boolean isOtherwise(Tie tie, FormRecord before, FormRecord after) {
    return before.state() != after.state()
        || differs(Set.of(tie.through()), before, after)
        || differs(tie.watched(), before, after);
  }

  private static boolean differs(Set<String> fields, FormRecord before, FormRecord after) {
    return fields.stream()
        .anyMatch(field ->
            !Objects.equals(before.data().get(field), after.data().get(field))
                || !Objects.equals(before.system().get(field), after.system().get(field)));
  }

  @Override
  public String kind() {
    return Effect.FOLLOW;
  }

  @Override
  public void receive(Effect effect) {
    int depth = ((Number) effect.payload().getOrDefault("depth", 1L)).intValue();
    if (depth > DEEPEST) {
      throw new Refusal.TooMuch(Problem.error("record.flow.too-deep", "").with("max", DEEPEST));
    }
    for (String each : texts(effect, "parents")) {
      String[] parts = each.split("@", 2);
      QualifiedKey form = QualifiedKey.parse(parts[0]);
      if (store.find(form, parts[1]).filter(Following::isSubmitted).isPresent()) {
        follow(effect, form, parts[1], depth);
      }
    }
    String record = String.valueOf(effect.payload().get("record"));
    for (String each : texts(effect, "looking")) {
      String[] parts = each.split("@", 2);
      QualifiedKey form = QualifiedKey.parse(parts[0]);
      for (String follower : followers(form, parts[1], record)) {
        follow(effect, form, follower, depth);
      }
    }
  }

  /** A draft takes all anew whenever it is touched. */
  private static boolean isSubmitted(Document record) {
    return !"draft".equals(record.getString("state"));
  }

  private List<String> followers(QualifiedKey form, String through, String record) {
    return store
        .collection(form)
        .find(Filters.and(Filters.eq("data." + through, record), Filters.ne("state", "draft")))
        .projection(Projections.include("_id"))
        .map((Document document) -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  private void follow(Effect effect, QualifiedKey form, String id, int depth) {
    var act = Command.Act.following(effect.id() + ":" + id, depth);
    writePath
        .getObject()
        .handle(
            Platform.actor(people.organisation()),
            new Command.Follow(form, id, act),
            clock.instant());
  }

  private static List<String> texts(Effect effect, String key) {
    return effect.payload().get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private Map<QualifiedKey, List<Tie>> ties() {
    Catalog live = apps.live();
    Known current = known;
    if (!current.catalog().equals(live)) {
      current = new Known(live, read(live));
      known = current;
    }
    return current.ties();
  }

  private static Map<QualifiedKey, List<Tie>> read(Catalog live) {
    var ties = new HashMap<QualifiedKey, List<Tie>>();
    for (var named : live.all(Form.TYPE)) {
      Form form = named.value();
      add(ties, named.key(), "", form.fields().toList());
      form.fields()
          .forEach(field -> {
            if (field.type() instanceof FieldType.Subtable rows) {
              add(ties, named.key(), field.key() + ".", rows.fields());
            }
          });
    }
    return ties;
  }

  private static void add(
      Map<QualifiedKey, List<Tie>> ties, QualifiedKey form, String prefix, List<Field> fields) {
    for (Field field : fields) {
      switch (field.type()) {
        case FieldType.Lookup lookup when !lookup.frozen() ->
            fields.stream()
                .filter(each -> each.key().equals(lookup.from()))
                .map(Field::type)
                .filter(FieldType.Relation.class::isInstance)
                .map(FieldType.Relation.class::cast)
                .forEach(relation ->
                    add(
                        ties,
                        QualifiedKey.parse(relation.form(), form.app()),
                        new Tie(
                            form, prefix + lookup.from(), false, Set.of(lookup.take().value()))));
        case FieldType.RollUp rollUp ->
            add(
                ties,
                QualifiedKey.parse(rollUp.form(), form.app()),
                new Tie(form, rollUp.by().value(), true, watched(rollUp)));
        default -> {}
      }
    }
  }

  private static void add(Map<QualifiedKey, List<Tie>> ties, QualifiedKey followed, Tie tie) {
    ties.computeIfAbsent(followed, _ -> new ArrayList<>()).add(tie);
  }

  private static Set<String> watched(FieldType.RollUp rollUp) {
    var watched = new LinkedHashSet<String>();
    if (rollUp.of() != null) {
      watched.add(rollUp.of().value());
    }
    if (rollUp.latestBy() != null) {
      watched.add(rollUp.latestBy().value());
    }
    if (rollUp.filter() != null) {
      QueryCompiler.collectFields(rollUp.filter(), watched);
    }
    return watched;
  }
}
