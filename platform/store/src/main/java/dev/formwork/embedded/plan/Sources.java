package dev.formwork.embedded.plan;

import dev.formwork.embedded.engine.TreeView;
import dev.formwork.embedded.engine.TreeView.Scan;
import dev.formwork.embedded.plan.Plan.Branch;
import dev.formwork.embedded.table.Positions;
import dev.formwork.embedded.table.TableIndex;
import dev.formwork.embedded.table.TableView;
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
    if (plan.isScan()) {
      return new All(
          plan.backwards()
              ? view.documents().descending(START, null)
              : view.documents().ascending(START, null));
    }
    Positioned keys =
        plan.merged()
            ? new Merged(plan.branches(), plan.backwards(), counters)
            : new InOrder(plan.branches(), plan.backwards(), counters);
    return plan.repeats() ? new Once(keys) : keys;
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
    private final Iterator<Scan> scans;
    private final ReadCounters counters;
    private @Nullable Scan scan;
    private long position;

    InOrder(List<Branch> branches, boolean backwards, ReadCounters counters) {
      this.counters = counters;
      this.scans =
          branches.stream()
              .flatMap(branch ->
                  (backwards ? branch.ranges().reversed() : branch.ranges())
                      .stream().map(range -> scan(branch.index().entries(), range, backwards)))
              .iterator();
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
        if (!scans.hasNext()) {
          return false;
        }
        scan = scans.next();
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

    Merged(List<Branch> branches, boolean backwards, ReadCounters counters) {
      this.counters = counters;
      this.heads = new PriorityQueue<>((a, b) -> backwards ? b.compareTo(a) : a.compareTo(b));
      for (Branch branch : branches) {
        for (KeyRange range : branch.ranges()) {
          Scan scan = scan(branch.index().entries(), range, backwards);
          push(new Head(scan, branch.orderFrom(range)));
        }
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

    private record Head(Scan scan, int from) implements Comparable<Head> {
      @Override
      public int compareTo(Head other) {
        byte[] mine = scan.key();
        byte[] theirs = other.scan.key();
        return Arrays.compareUnsigned(mine, from, mine.length, theirs, other.from, theirs.length);
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
