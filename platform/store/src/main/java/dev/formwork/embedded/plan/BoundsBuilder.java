package dev.formwork.embedded.plan;

import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.plan.Conditions.All;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out the ranges of one index for conditions that hold together. */
final class BoundsBuilder {

  private static final int MOST_RANGES = 1000;

  private final IndexView index;
  private final List<IndexSpec.Part> parts;
  private final List<byte[]> fixed = new ArrayList<>(List.of(new byte[0]));
  private List<KeyRange> prefixes = List.of(KeyRange.EVERYTHING);
  private boolean arrayUsed;
  private boolean complete;

  private BoundsBuilder(IndexView index) {
    this.index = index;
    this.parts = index.index().spec().parts();
    this.complete = !index.index().spec().sparse();
  }

  static Bounds of(IndexView index, All all) {
    return new BoundsBuilder(index).build(all);
  }

  private Bounds build(All all) {
    int used = 0;
    Intervals last = null;
    for (int i = 0; i < parts.size() && last == null; i++) {
      Intervals intervals = intervals(i, all.fields());
      if (intervals == null) {
        break;
      }
      used++;
      if (intervals.arePoints() && extend(intervals)) {
        if (prefixes.size() == 1 && fixed.size() == i + 1) {
          fixed.add(prefixes.getFirst().from());
        }
      } else {
        last = intervals;
      }
    }
    boolean exact =
        all.exact() && index.arrays() == 0 && all.fields().size() == used && isExact(all);
    return new Bounds(ranges(last, used), exact, complete, fixed);
  }

  private static boolean isExact(All all) {
    return all.fields().values().stream().flatMap(List::stream).allMatch(Intervals::exact);
  }

  private List<KeyRange> ranges(@Nullable Intervals last, int used) {
    if (used == 0) {
      return List.of(KeyRange.EVERYTHING);
    }
    if (last == null) {
      return KeyRange.joined(prefixes);
    }
    var ranges = new ArrayList<KeyRange>();
    for (KeyRange prefix : prefixes) {
      for (Interval interval : last.list()) {
        ranges.add(
            new KeyRange(
                KeyRange.concat(prefix.from(), interval.from()),
                KeyRange.concat(prefix.from(), interval.below()),
                prefix.ends()));
      }
    }
    return KeyRange.joined(ranges);
  }

  /** What the filter says about a part, as it stands in the index; null if nothing. */
  private @Nullable Intervals intervals(int part, Map<String, List<Intervals>> fields) {
    String path = parts.get(part).path();
    List<Intervals> all = fields.get(path);
    if (all == null || throughPosition(path)) {
      return null;
    }
    boolean array = (index.arrays() & (1L << part)) != 0;
    if (array && arrayUsed) {
      return null; // two conditions may hold for different elements
    }
    arrayUsed |= array;
    Intervals chosen = array ? best(all) : all.stream().reduce(Intervals::and).orElseThrow();
    complete |= !chosen.includeMissing();
    return parts.get(part).descending() ? chosen.turned() : chosen;
  }

  /** Of conditions that different elements may meet, the one that leaves the least. */
  private static Intervals best(List<Intervals> all) {
    Intervals best = all.getFirst();
    for (Intervals next : all) {
      if (next.arePoints() && (!best.arePoints() || next.list().size() < best.list().size())) {
        best = next;
      }
    }
    return best;
  }

  /** {@code items.0.price} may name a position or a field, so no index over it is asked. */
  private static boolean throughPosition(String path) {
    for (String name : path.split("\\.", -1)) {
      if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
        return true;
      }
    }
    return false;
  }

  private boolean extend(Intervals intervals) {
    if ((long) prefixes.size() * intervals.list().size() > MOST_RANGES) {
      return false;
    }
    var longer = new ArrayList<KeyRange>();
    for (KeyRange prefix : prefixes) {
      for (Interval point : intervals.list()) {
        byte[] bytes = KeyRange.concat(prefix.from(), point.from());
        var ends = new ArrayList<>(prefix.ends());
        ends.add(bytes.length);
        longer.add(new KeyRange(bytes, Interval.after(bytes), ends));
      }
    }
    prefixes = longer;
    return true;
  }
}
