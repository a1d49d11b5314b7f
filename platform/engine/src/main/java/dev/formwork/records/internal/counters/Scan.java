package dev.formwork.records.internal.counters;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All records of a form added up for some of its counters, while writes go on. What a write told is
 * part of it already if the record was read at that revision or a later one; else it is told on top
 * of it.
 */
final class Scan {

  /** A counter with more cells costs more than it saves. */
  static final int MOST_CELLS = 20_000;

  private final List<Kept> counters;
  private final ZoneId zone;
  private final Map<String, Map<List<@Nullable Object>, Cell>> cells = new HashMap<>();
  private final Set<String> tooMany = new HashSet<>();
  private final Map<String, Long> revisions = new HashMap<>();
  private final Set<String> pending = new HashSet<>();

  Scan(List<Kept> counters, ZoneId zone) {
    this.counters = List.copyOf(counters);
    this.zone = zone;
    counters.forEach(kept -> cells.put(kept.id(), new LinkedHashMap<>()));
  }

  void add(CountedRecords.Scanned record) {
    revisions.put(record.id(), record.revision());
    pending.addAll(record.pending());
    for (Kept kept : counters) {
      Map<List<@Nullable Object>, Cell> of = of(kept);
      if (!tooMany.contains(kept.id())) {
        kept.counter()
            .cellOf(record.facts(), zone)
            .ifPresent(cell -> of.merge(cell.at(), cell, Cell::plus));
        if (of.size() > MOST_CELLS) {
          tooMany.add(kept.id());
          of.clear();
        }
      }
    }
  }

  private Map<List<@Nullable Object>, Cell> of(Kept kept) {
    return cells.getOrDefault(kept.id(), Map.of());
  }

  int records() {
    return revisions.size();
  }

  int size(Kept kept) {
    return of(kept).size();
  }

  boolean hasTooMany(Kept kept) {
    return tooMany.contains(kept.id());
  }

  /**
   * The cells as they have to be for all that was told, and has not been folded, to come on top.
   *
   * @param found of what was told, what the scan had found done: it is taken out before it comes
   */
  Collection<Cell> cells(Kept kept, List<Told> found) {
    var cells = new LinkedHashMap<String, Cell>();
    of(kept).values().forEach(cell -> cells.put(cell.name(), cell));
    Folding.deltas(kept, found)
        .forEach((name, delta) -> cells.merge(name, delta.negated(), Cell::plus));
    return cells.values();
  }

  /** The effects that were still on their way when their record was read with what they tell. */
  Set<String> onTheirWay(List<Told> told) {
    var waiting = new HashSet<>(pending);
    told.forEach(each -> waiting.remove(each.effect()));
    return waiting;
  }

  /**
   * Of what was told, that which the scan has found done. A record that it did not read began
   * behind it, and all that it told comes on top; or it is gone, and what it told adds up to
   * nothing or takes out what was never read.
   *
   * @param told what had arrived when the scan was over
   * @param exists whether a record is there now
   */
  List<Told> found(List<Told> told, Predicate<String> exists) {
    var found = new ArrayList<Told>();
    var unread = new LinkedHashMap<String, List<Told>>();
    for (Told each : told) {
      Long read = revisions.get(each.record());
      if (read == null) {
        unread.computeIfAbsent(each.record(), _ -> new ArrayList<>()).add(each);
      } else if (each.revision() <= read) {
        found.add(each);
      }
    }
    unread.forEach((record, each) -> {
      if (!exists.test(record)) {
        found.addAll(each);
      }
    });
    return found;
  }
}
