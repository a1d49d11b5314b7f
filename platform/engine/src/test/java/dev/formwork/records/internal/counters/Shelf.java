package dev.formwork.records.internal.counters;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records as simple as can be, which keep what a write has to tell until it was told; and the slow,
 * obvious way to count them.
 */
final class Shelf implements CountedRecords {

  static final QualifiedKey FORM = QualifiedKey.of("shop", "sale");
  static final ZoneId ZONE = ZoneOffset.UTC;

  private record Kept(long revision, Facts facts, Map<String, Map<String, Object>> pending) {}

  private final TreeMap<String, Kept> records = new TreeMap<>();
  private final Map<String, Map<String, Object>> told = new LinkedHashMap<>();

  /** What happens after each record that a scan reads. */
  Runnable whileScanning = () -> {};

  List<String> ids() {
    return List.copyOf(records.keySet());
  }

  @Nullable Facts facts(String id) {
    Kept kept = records.get(id);
    return kept == null ? null : kept.facts();
  }

  /** Writes a record, which then holds what it has to tell. */
  void write(String id, Facts facts, Counters counters) {
    Kept before = records.get(id);
    long revision = before == null ? 1 : before.revision() + 1;
    var pending = new LinkedHashMap<>(before == null ? Map.of() : before.pending());
    Facts was = before == null ? null : before.facts();
    counters
        .told(FORM, id, revision, was, facts)
        .ifPresent(payload -> pending.put(id + ":" + revision + ":c", payload));
    records.put(id, new Kept(revision, facts, pending));
  }

  /** Deletes a record; what it still held is told at once. */
  void delete(String id, Counters counters) {
    Kept gone = records.remove(id);
    if (gone != null) {
      gone.pending().forEach(counters::tell);
      told.putAll(gone.pending());
      long revision = gone.revision() + 1;
      Optional<Map<String, Object>> last = counters.told(FORM, id, revision, gone.facts(), null);
      last.ifPresent(payload -> {
        counters.tell(id + ":" + revision + ":c", payload);
        told.put(id + ":" + revision + ":c", payload);
      });
    }
  }

  /** What was not told yet, or was told without its record knowing. */
  List<String> pending() {
    var all = new ArrayList<String>();
    records.values().forEach(kept -> all.addAll(kept.pending().keySet()));
    return all;
  }

  /** What was told before, and may be told again by somebody who is late. */
  List<String> told() {
    return List.copyOf(told.keySet());
  }

  void tell(String effect, Counters counters, boolean forgets) {
    String id = effect.substring(0, effect.indexOf(':'));
    Kept kept = records.get(id);
    Map<String, Object> payload = kept == null ? null : kept.pending().get(effect);
    if (payload == null) {
      payload = told.get(effect);
    }
    if (payload != null) {
      counters.tell(effect, payload);
      told.put(effect, payload);
      if (kept != null && !forgets) {
        kept.pending().remove(effect);
      }
    }
  }

  @Override
  public void scan(QualifiedKey form, Set<FieldKey> fields, Consumer<Scanned> each) {
    String id = records.isEmpty() ? null : records.firstKey();
    while (id != null) {
      Kept kept = records.get(id);
      if (kept != null) {
        each.accept(
            new Scanned(id, kept.revision(), kept.facts(), List.copyOf(kept.pending().keySet())));
      }
      whileScanning.run();
      id = records.higherKey(id);
    }
  }

  @Override
  public boolean exists(QualifiedKey form, String id) {
    return records.containsKey(id);
  }

  @Override
  public Set<String> holding(QualifiedKey form, List<String> effects) {
    var held = new HashSet<>(pending());
    held.retainAll(effects);
    return held;
  }

  @Override
  public boolean areWaiting(QualifiedKey form) {
    return !pending().isEmpty();
  }

  @Override
  public List<Cell> counted(Counter counter, int dimension, Cell like) {
    var cells = new HashMap<List<@Nullable Object>, Cell>();
    for (Kept kept : records.values()) {
      counter
          .cellOf(kept.facts(), ZONE)
          .filter(cell ->
              dimension < 0
                  || java.util.Objects.equals(cell.at().get(dimension), like.at().get(dimension)))
          .ifPresent(cell -> cells.merge(cell.at(), cell, Cell::plus));
    }
    return List.copyOf(cells.values());
  }
}
