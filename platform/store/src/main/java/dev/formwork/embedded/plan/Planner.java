package dev.formwork.embedded.plan;

import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.index.Sorting.ByFields;
import dev.formwork.embedded.plan.Plan.Order;
import dev.formwork.embedded.table.TableView;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.List;

/** Chooses the plan that reads the fewest documents. */
final class Planner {

  /** Reading all documents in order costs less for each than finding one by its position. */
  private static final double SCANNED = 0.4;

  /** Of a few it is not worth it; a plan should not depend on how many there happen to be. */
  private static final int FEW = 1000;

  private static final double SCANNED_OF_FEW = 1.01;

  /** What sorting adds for each document. */
  private static final double SORTED = 0.2;

  private static final int MOST_MERGED = 256;

  private final TableView view;
  private final Query query;
  private final List<Candidate> candidates = new ArrayList<>();
  private final long size;

  private Planner(TableView view, Query query) {
    this.view = view;
    this.query = query;
    this.size = view.size();
  }

  static Plan plan(TableView view, Query query) {
    return new Planner(view, query).choose();
  }

  private Plan choose() {
    if (query.sorting() instanceof Sorting.Natural natural) {
      return new Plan(
          null,
          List.of(),
          query.matchesAll(),
          Order.KEPT,
          natural.backwards(),
          (double) size * scanned());
    }
    Conditions conditions = query.conditions();
    for (IndexView index : view.indexes()) {
      Bounds bounds = Bounds.of(index, conditions);
      if (bounds.complete()) {
        long keys = count(index, bounds);
        candidates.add(new Candidate(index, bounds, keys));
        if (keys <= 1) {
          break; // none is better
        }
      }
    }
    long matches = candidates.stream().mapToLong(Candidate::keys).min().orElse(size);
    return candidates.stream()
        .map(candidate -> plan(candidate, Math.min(matches, size)))
        .filter(this::isOfUse)
        .reduce(scan(matches), (a, b) -> b.cost() < a.cost() ? b : a);
  }

  /** A whole index is read for its order only. */
  private boolean isOfUse(Plan plan) {
    boolean whole = plan.ranges().size() == 1 && plan.ranges().getFirst().isEverything();
    return !whole || (query.sorting() instanceof ByFields && plan.order() != Order.SORTED);
  }

  private Plan scan(long matches) {
    boolean sorted = query.sorting() instanceof ByFields;
    double read =
        sorted ? sorted(size, scanned(), matches) : wanted((double) size, matches) * scanned();
    return new Plan(
        null, List.of(), query.matchesAll(), sorted ? Order.SORTED : Order.KEPT, false, read);
  }

  private double scanned() {
    return size > FEW ? SCANNED : SCANNED_OF_FEW;
  }

  private static long count(IndexView index, Bounds bounds) {
    if (bounds.isEverything()) {
      return index.entries().size();
    }
    long keys = 0;
    for (KeyRange range : bounds.ranges()) {
      byte[] below = range.below();
      keys +=
          below == null
              ? index.entries().size() - index.entries().rank(range.from())
              : index.entries().count(range.from(), below);
    }
    return keys;
  }

  private Plan plan(Candidate candidate, long matches) {
    Bounds bounds = candidate.bounds;
    var order = new IndexOrder(candidate.index, bounds).of(query.sorting());
    double read =
        query.isCounting() && bounds.exact()
            ? 0
            : order.kind() == Order.SORTED
                ? sorted(candidate.keys, 1, matches)
                : wanted((double) candidate.keys, bounds.exact() ? candidate.keys : matches);
    return new Plan(
        candidate.index, bounds.ranges(), bounds.exact(), order.kind(), order.backwards(), read);
  }

  /** All are read and sorted, and those wanted read again. */
  private double sorted(long all, double each, long matches) {
    long wanted = query.wanted() <= 0 ? matches : Math.min(matches, query.wanted());
    return (double) all * (each + SORTED) + (double) Math.min(all, wanted);
  }

  /** How many of these must be read until enough match, if the matches lie evenly among them. */
  private double wanted(double all, long matches) {
    if (query.wanted() <= 0 || matches == 0) {
      return all;
    }
    return Math.min(all, query.wanted() * Math.max(1, all / matches));
  }

  private record Candidate(IndexView index, Bounds bounds, long keys) {}

  /** Whether reading an index gives the order asked for. */
  private record IndexOrder(IndexView index, Bounds bounds) {

    record Found(Order kind, boolean backwards) {}

    private static final Found NOT_KEPT = new Found(Order.SORTED, false);

    Found of(Sorting sorting) {
      if (!(sorting instanceof ByFields fields)) {
        return new Found(Order.KEPT, false);
      }
      Found plain = walk(fields.spec().parts(), bounds.fixedParts(), Order.KEPT);
      boolean mergeable =
          bounds.points() > bounds.fixedParts() && bounds.ranges().size() <= MOST_MERGED;
      return !plain.equals(NOT_KEPT) || !mergeable
          ? plain
          : walk(fields.spec().parts(), bounds.points(), Order.MERGED);
    }

    /** Goes through parts and fields side by side, past parts that have one value in a range. */
    private Found walk(List<IndexSpec.Part> fields, int constant, Order kind) {
      List<IndexSpec.Part> parts = index.index().spec().parts();
      int part = constant;
      Boolean backwards = null;
      for (IndexSpec.Part field : fields) {
        if (isFixed(field.path())) {
          continue;
        }
        if (part >= parts.size()
            || !parts.get(part).path().equals(field.path())
            || (index.arrays() & (1L << part)) != 0) {
          return NOT_KEPT;
        }
        boolean turned = parts.get(part).descending() != field.descending();
        if (backwards != null && backwards != turned) {
          return NOT_KEPT;
        }
        backwards = turned;
        part++;
      }
      return new Found(kind, Boolean.TRUE.equals(backwards));
    }

    private boolean isFixed(String path) {
      List<IndexSpec.Part> parts = index.index().spec().parts();
      for (int i = 0; i < bounds.fixedParts(); i++) {
        if (parts.get(i).path().equals(path) && (index.arrays() & (1L << i)) == 0) {
          return true;
        }
      }
      return false;
    }
  }
}
