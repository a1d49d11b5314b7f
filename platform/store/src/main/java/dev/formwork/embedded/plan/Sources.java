package dev.formwork.embedded.plan;

import dev.formwork.embedded.engine.TreeView;
import dev.formwork.embedded.engine.TreeView.Scan;
import dev.formwork.embedded.plan.Plan.Order;
import dev.formwork.embedded.table.Positions;
import dev.formwork.embedded.table.TableIndex;
import dev.formwork.embedded.table.TableView;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan reads, as positions in the order of reading. */
final class Sources {

  private static final byte[] START = Positions.bytesOf(0);

  private Sources() {}

  static Positioned of(TableView view, Plan plan, ReadCounters counters) {
    IndexView index = plan.index();
    if (index == null) {
      return new All(
          plan.backwards()
              ? view.documents().descending(START, null)
              : view.documents().ascending(START, null));
    }
    Positioned keys =
        plan.order() == Order.MERGED
            ? new Merged(index.entries(), plan.ranges(), plan.backwards(), counters)
            : new InOrder(index.entries(), plan.ranges(), plan.backwards(), counters);
    return index.arrays() == 0 ? keys : new Once(keys);
  }

  private static Scan scan(TreeView entries, KeyRange range, boolean backwards) {
    return backwards
        ? entries.descending(range.from(), range.below())
        : entries.ascending(range.from(), range.below());
  }

  private record All(Scan scan) implements Positioned {
    @Override
    public boolean next() {
      return scan.next();
    }

    @Override
    public long position() {
      return Positions.read(scan.key(), 0);
    }

    @Override
    public byte[] document() {
      return scan.value();
    }
  }

  /** One range after another. */
  private static final class InOrder implements Positioned {
    private final TreeView entries;
    private final Iterator<KeyRange> ranges;
    private final boolean backwards;
    private final ReadCounters counters;
    private @Nullable Scan scan;
    private long position;

    InOrder(TreeView entries, List<KeyRange> ranges, boolean backwards, ReadCounters counters) {
      this.entries = entries;
      this.ranges = (backwards ? ranges.reversed() : ranges).iterator();
      this.backwards = backwards;
      this.counters = counters;
    }

    @Override
    public boolean next() {
      while (true) {
        Scan current = scan;
        if (current != null && current.next()) {
          counters.keys(1);
          position = TableIndex.positionOf(current.key());
          return true;
        }
        if (!ranges.hasNext()) {
          return false;
        }
        scan = Sources.scan(entries, ranges.next(), backwards);
      }
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public byte @Nullable [] document() {
      return null;
    }
  }

  /** All ranges side by side, by what follows the values that each has fixed. */
  private static final class Merged implements Positioned {
    private final PriorityQueue<Head> heads;
    private final ReadCounters counters;
    private @Nullable Head current;

    Merged(TreeView entries, List<KeyRange> ranges, boolean backwards, ReadCounters counters) {
      this.counters = counters;
      this.heads = new PriorityQueue<>((a, b) -> backwards ? b.compareTo(a) : a.compareTo(b));
      for (KeyRange range : ranges) {
        push(new Head(Sources.scan(entries, range, backwards), range.prefix()));
      }
    }

    private void push(Head head) {
      if (head.scan.next()) {
        counters.keys(1);
        heads.add(head);
      }
    }

    @Override
    public boolean next() {
      if (current != null) {
        push(current);
      }
      current = heads.poll();
      return current != null;
    }

    @Override
    public long position() {
      if (current == null) {
        throw new IllegalStateException("Expected a position, but it is at the end");
      }
      return TableIndex.positionOf(current.scan.key());
    }

    @Override
    public byte @Nullable [] document() {
      return null;
    }

    private record Head(Scan scan, int prefix) implements Comparable<Head> {
      @Override
      public int compareTo(Head other) {
        byte[] mine = scan.key();
        byte[] theirs = other.scan.key();
        return Arrays.compareUnsigned(
            mine, prefix, mine.length, theirs, other.prefix, theirs.length);
      }
    }
  }

  /** Leaves out positions met before, as a document with an array has several keys. */
  private static final class Once implements Positioned {
    private final Positioned source;
    private final Set<Long> met = new HashSet<>();

    Once(Positioned source) {
      this.source = source;
    }

    @Override
    public boolean next() {
      while (source.next()) {
        if (met.add(source.position())) {
          return true;
        }
      }
      return false;
    }

    @Override
    public long position() {
      return source.position();
    }

    @Override
    public byte @Nullable [] document() {
      return source.document();
    }
  }
}
