package dev.formwork.records.internal.counters;

import dev.formwork.kernel.QualifiedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares counters with their records: of the one that was not compared for the longest time, all
 * cells that share one value, as the store counts them when it is asked.
 */
@Component
class Checking {

  private static final Logger log = LoggerFactory.getLogger(Checking.class);
  private static final int ATTEMPTS = 3;
  private static final int ALL = -1;
  private static final Cell EMPTY = new Cell(List.of(), 0, List.of());

  private final CounterStore store;
  private final Counters counters;
  private final CountedRecords records;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Checking(CounterStore store, Counters counters, CountedRecords records, Clock clock) {
    this.store = store;
    this.counters = counters;
    this.records = records;
    this.clock = clock;
  }

  /** Checks one counter of a form that was not checked since then. */
  void check(QualifiedKey form, Duration since) {
    Instant before = clock.instant().minus(since);
    store.of(form).counters().stream()
        .filter(kept -> kept.state() == Kept.State.READY)
        .filter(kept -> !kept.checked().isAfter(before))
        .min(Comparator.comparing(Kept::checked))
        .ifPresent(kept -> check(form, kept));
  }

  private void check(QualifiedKey form, Kept kept) {
    FormCounters now = store.of(form);
    Instant moment = clock.instant();
    store.save(now.change(kept.counter().key(), each -> each.checkedAt(moment)));
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<List<Cell>> cells = counters.cells(kept.counter());
      if (cells.isEmpty() || records.areWaiting(form)) {
        return; // what is on its way would look like an error
      }
      if (isRight(kept.counter(), cells.get())) {
        log.debug("Counter {} of {} is right", kept.id(), form);
        return;
      }
    }
    counters.foundWrong(form, kept, "its records count otherwise");
  }

  private boolean isRight(Counter counter, List<Cell> cells) {
    int dimension = finest(counter, cells);
    Cell like = cells.isEmpty() ? EMPTY : cells.get(random.nextInt(cells.size()));
    if (cells.isEmpty() || (dimension != ALL && like.at().get(dimension) instanceof List<?>)) {
      dimension = ALL;
    }
    List<Cell> counted = records.counted(counter, dimension, like);
    Map<String, Cell> expected = new HashMap<>();
    counted.forEach(cell -> expected.put(cell.name(), cell));
    List<Cell> kept = new ArrayList<>();
    for (Cell cell : cells) {
      boolean within =
          dimension == ALL || Objects.equals(cell.at().get(dimension), like.at().get(dimension));
      if (within && cell.records() != 0) {
        kept.add(cell);
      }
    }
    return kept.size() == expected.size()
        && kept.stream()
            .allMatch(cell -> {
              Cell there = expected.get(cell.name());
              return there != null && there.countsAs(cell);
            });
  }

  /** The dimension with the most values: one of them has the fewest records. */
  private static int finest(Counter counter, List<Cell> cells) {
    int finest = ALL;
    int most = 0;
    for (int i = 0; i < counter.dimensions().size(); i++) {
      var different = new HashSet<@Nullable Object>();
      for (Cell cell : cells) {
        different.add(cell.at().get(i));
      }
      if (different.size() > most && isNarrowing(counter.dimensions().get(i))) {
        most = different.size();
        finest = i;
      }
    }
    return finest;
  }

  private static boolean isNarrowing(Counter.Dimension dimension) {
    return dimension.ends().isEmpty();
  }
}
