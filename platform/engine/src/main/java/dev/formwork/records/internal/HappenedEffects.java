package dev.formwork.records.internal;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Effects that have happened and still stand in their records: the next write of the record leaves
 * them out, or many are taken out at once. Where this node dies before, they happen once more,
 * which changes nothing.
 */
final class HappenedEffects {

  /** So many records may wait for it. */
  private static final int MOST = 100;

  private final Map<String, InRecord> waiting = new ConcurrentHashMap<>();

  /** Those in one record. */
  record InRecord(QualifiedKey form, String record, Set<String> effects) {

    InRecord {
      effects = Set.copyOf(effects);
    }

    private InRecord and(InRecord more) {
      var all = new HashSet<>(effects);
      all.addAll(more.effects);
      return new InRecord(form, record, all);
    }

    /** Null where none is left. */
    @SuppressWarnings("NullAway") // what a map of its own takes for gone
    private InRecord only(Set<String> some) {
      var left = effects.stream().filter(some::contains).collect(Collectors.toSet());
      return left.isEmpty() ? null : new InRecord(form, record, left);
    }
  }

  void add(QualifiedKey form, String record, List<String> effects) {
    if (!effects.isEmpty()) {
      waiting.merge(record, new InRecord(form, record, new HashSet<>(effects)), InRecord::and);
    }
  }

  /** Whether it is time to take them out. */
  boolean areMany() {
    return waiting.size() >= MOST;
  }

  /** The record as it is stored, without those of its effects that have happened. */
  Document without(Document record) {
    InRecord known = waiting.get(record.getString("_id"));
    if (known != null && record.get("effects") instanceof List<?>) {
      var left = new ArrayList<>(record.getList("effects", Document.class));
      left.removeIf(effect -> known.effects().contains(effect.getString("id")));
      record.put("effects", left);
    }
    return record;
  }

  /** The record was written: what it does not hold any more need not be taken out. */
  void written(FormRecord record) {
    waiting.computeIfPresent(
        record.id(),
        (_, known) ->
            known.only(record.effects().stream().map(Effect::id).collect(Collectors.toSet())));
  }

  /** None of them has ever happened. */
  void forget() {
    waiting.clear();
  }

  /** All of now, by form. */
  Map<QualifiedKey, List<InRecord>> byForm() {
    var byForm = new HashMap<QualifiedKey, List<InRecord>>();
    waiting
        .values()
        .forEach(each -> byForm.computeIfAbsent(each.form(), _ -> new ArrayList<>()).add(each));
    return byForm;
  }

  /** They stand in the record no longer. */
  void takenOut(InRecord gone) {
    waiting.computeIfPresent(
        gone.record(),
        (_, known) -> {
          var left = new HashSet<>(known.effects());
          left.removeAll(gone.effects());
          return known.only(left);
        });
  }
}
