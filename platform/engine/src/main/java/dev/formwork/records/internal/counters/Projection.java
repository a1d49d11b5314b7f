package dev.formwork.records.internal.counters;

import dev.formwork.records.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one counter are put together to those of another that tells less apart.
 *
 * @param wanted the counter whose cells come out
 * @param dimensions where each of its dimensions stands in the other
 * @param taken where each of its fields stands in the other
 */
record Projection(Counter wanted, List<Integer> dimensions, List<Integer> taken) {

  Projection {
    dimensions = List.copyOf(dimensions);
    taken = List.copyOf(taken);
  }

  /** From a counter that is there; absent where it does not know enough. */
  static Optional<Projection> of(Counter wanted, Counter there) {
    boolean sameRecords =
        wanted.form().equals(there.form())
            && wanted.filter().equals(there.filter())
            && Set.of(there.meaning().split(" ")).containsAll(Set.of(wanted.meaning().split(" ")));
    var dimensions = new ArrayList<Integer>();
    for (Counter.Dimension each : wanted.dimensions()) {
      int own = there.dimensions().indexOf(each);
      dimensions.add(
          own >= 0 || each.period() == null
              ? own
              : there
                  .dimensions()
                  .indexOf(new Counter.Dimension(each.field(), Period.DAY, List.of())));
    }
    var taken = wanted.taken().stream().map(there.taken()::indexOf).toList();
    return sameRecords && !dimensions.contains(-1) && !taken.contains(-1)
        ? Optional.of(new Projection(wanted, dimensions, taken))
        : Optional.empty();
  }

  List<Cell> of(List<Cell> cells) {
    var together = new LinkedHashMap<List<@Nullable Object>, Cell>();
    for (Cell cell : cells) {
      var at = new ArrayList<@Nullable Object>();
      for (int i = 0; i < dimensions.size(); i++) {
        at.add(within(wanted.dimensions().get(i).period(), cell.at().get(dimensions.get(i))));
      }
      var part =
          new Cell(at, cell.records(), taken.stream().map(i -> cell.taken().get(i)).toList());
      together.merge(part.at(), part, Cell::plus);
    }
    return List.copyOf(together.values());
  }

  /** A day, or what is a period of this kind already, as the period. */
  private static @Nullable Object within(@Nullable Period period, @Nullable Object at) {
    return period == null || at == null
        ? at
        : Period.DAY.first(at.toString()).map(period::of).orElse(at.toString());
  }
}
