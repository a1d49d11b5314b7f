package dev.formwork.records.internal.counters;

import dev.formwork.kernel.QualifiedKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts what writes told into the cells, in batches. A batch is planned by one write; whoever finds
 * a plan may finish it, also several at a time, as each cell takes each batch once.
 */
@Component
class Folding {

  private static final int BATCH = 500;

  private final CounterStore store;
  private final Clock clock;

  Folding(CounterStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Folds what is there, as long as there is at least so much of it. */
  void fold(QualifiedKey form, int least) {
    while (true) {
      FormCounters now = store.of(form);
      if (!now.plan().isEmpty()) {
        finish(now);
        continue;
      }
      if (now.has(Kept.State.BUILDING)) {
        return; // who builds has to see what was told meanwhile
      }
      List<String> open = store.open(form, BATCH).stream().map(Told::effect).toList();
      if (open.isEmpty() || open.size() < least) {
        return;
      }
      store.save(now.planned(open)); // if somebody else was faster, the next turn tells
    }
  }

  /** Does what was planned, or the rest of it. */
  void finish(FormCounters planned) {
    List<Told> told = store.told(planned.plan());
    Map<String, Map<String, Cell>> deltas = deltas(planned, told);
    var ids = new ArrayList<String>();
    deltas.forEach((counter, cells) ->
        cells.values().forEach(cell -> ids.add(CounterStore.id(counter, cell))));
    Map<String, CounterStore.Stored> there = store.cells(ids);
    var replacements = new ArrayList<CounterStore.Replacement>();
    deltas.forEach((counter, cells) ->
        cells
            .values()
            .forEach(delta -> {
              var stored = there.get(CounterStore.id(counter, delta));
              if (stored == null) {
                replacements.add(
                    new CounterStore.Replacement(counter, delta, CounterStore.Replacement.NONE));
              } else if (stored.batch() < planned.batch()) {
                Cell sum = stored.cell().plus(delta);
                replacements.add(new CounterStore.Replacement(counter, sum, stored.batch()));
              }
            }));
    store.replace(replacements, planned.batch());
    store.close(planned.plan(), clock.instant());
    FormCounters now = store.of(planned.form());
    while (now.batch() == planned.batch() && !now.plan().isEmpty()) {
      if (store.save(now.finished())) {
        return;
      }
      now = store.of(planned.form());
    }
  }

  /** What these add up to, by counter and name of the cell. */
  static Map<String, Map<String, Cell>> deltas(FormCounters of, List<Told> told) {
    var deltas = new HashMap<String, Map<String, Cell>>();
    for (Kept kept : of.counters()) {
      if (kept.state() == Kept.State.READY) {
        Map<String, Cell> cells = deltas(kept, told);
        if (!cells.isEmpty()) {
          deltas.put(kept.id(), cells);
        }
      }
    }
    return deltas;
  }

  static Map<String, Cell> deltas(Kept kept, List<Told> told) {
    var cells = new LinkedHashMap<String, Cell>();
    String id = kept.id();
    for (Told each : told) {
      if (kept.ignored().contains(each.effect())) {
        continue;
      }
      for (Counter.Change change : each.changes()) {
        if (change.counter().equals(id)) {
          change.deltas().forEach(delta -> cells.merge(delta.name(), delta, Cell::plus));
        }
      }
    }
    return cells;
  }
}
