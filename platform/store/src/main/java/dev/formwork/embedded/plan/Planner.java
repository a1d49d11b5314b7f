package dev.formwork.embedded.plan;

import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.index.DocumentKeys;
import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.index.Sorting.ByFields;
import dev.formwork.embedded.plan.Conditions.All;
import dev.formwork.embedded.plan.Plan.Branch;
import dev.formwork.embedded.plan.Plan.Sort;
import dev.formwork.embedded.table.TableIndex;
import dev.formwork.embedded.table.TableView;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the plan that reads the fewest documents. */
final class Planner {

  /** Reading all documents in order costs less for each than finding one by its position. */
  private static final double SCANNED = 0.4;

  /** Of a few it is not worth it; a plan should not depend on how many there happen to be. */
  private static final int FEW = 1000;

  private static final double SCANNED_OF_FEW = 1.01;

  /** What sorting adds for each document. */
  private static final double SORTED = 0.2;

  private final TableView view;
  private final Query query;
  private final List<IndexSpec.Part> asked;
  private final long size;

  private Planner(TableView view, Query query) {
    this.view = view;
    this.query = query;
    this.size = view.size();
    this.asked = query.sorting() instanceof ByFields fields ? fields.spec().parts() : List.of();
  }

  static Plan plan(TableView view, Query query) {
    return new Planner(view, query).choose();
  }

  private Plan choose() {
    if (query.sorting() instanceof Sorting.Natural natural) {
      return Plan.ofAll(query.matchesAll(), Sort.NOTHING, natural.backwards(), size * scanned());
    }
    Object id = query.id();
    if (id != null) {
      return planById(id);
    }
    var candidates = new ArrayList<Candidate>();
    for (IndexView index : view.indexes()) {
      Candidate candidate = Candidate.of(index, Bounds.of(index, query.conditions()));
      if (candidate.bounds.complete()) {
        candidates.add(candidate);
        if (candidate.keys <= 1) {
          break; // none is better
        }
      }
    }
    long matches = candidates.stream().mapToLong(Candidate::keys).min().orElse(size);
    var unions = unions();
    for (List<Candidate> union : unions) {
      matches = Math.min(matches, union.stream().mapToLong(Candidate::keys).sum());
    }
    long most = Math.min(matches, size);
    Plan best = scan(most);
    for (Candidate candidate : candidates) {
      best = cheaper(best, plan(candidate, most));
    }
    for (List<Candidate> union : unions) {
      best = cheaper(best, plan(union, most));
    }
    return best;
  }

  /** None is better, so no other is looked for; there is nothing to sort in one document. */
  private Plan planById(Object id) {
    IndexView index = view.indexes().getFirst();
    Bounds bounds = BoundsBuilder.of(index, FieldConditions.of(Query.ID, id));
    return new Plan(
        List.of(new Branch(index, bounds.ranges(), 0)),
        query.isOnlyId() && bounds.exact(),
        false,
        Sort.NOTHING,
        asked.size(),
        false,
        1);
  }

  private Plan cheaper(Plan best, Plan other) {
    boolean whole = other.branches().stream().anyMatch(Branch::isEverything);
    boolean ofUse = !whole || (!asked.isEmpty() && other.sort() != Sort.EVERYTHING);
    return ofUse && other.cost() < best.cost() ? other : best;
  }

  private double scanned() {
    return size > FEW ? SCANNED : SCANNED_OF_FEW;
  }

  private Plan scan(long matches) {
    boolean sorted = !asked.isEmpty();
    double cost = sorted ? sorted(size, scanned(), matches) : wanted(size, matches) * scanned();
    return Plan.ofAll(query.matchesAll(), sorted ? Sort.EVERYTHING : Sort.NOTHING, false, cost);
  }

  // --- One index ---------------------------------------------------------------------------------

  private Plan plan(Candidate candidate, long matches) {
    Bounds bounds = candidate.bounds;
    IndexOrder order = IndexOrder.of(candidate.index, bounds, asked);
    boolean counted = query.isCounting() && bounds.exact();
    double cost = counted ? 0 : cost(List.of(candidate), List.of(order), bounds.exact(), matches);
    return new Plan(
        List.of(candidate.branch(order.constant())),
        bounds.exact(),
        order.fields() > 0 && order.merged(),
        sort(order.fields()),
        order.fields(),
        order.backwards(),
        cost);
  }

  private Sort sort(int kept) {
    if (kept == asked.size()) {
      return Sort.NOTHING;
    }
    return kept == 0 ? Sort.EVERYTHING : Sort.GROUPS;
  }

  // --- Several indexes, where a filter has alternatives ------------------------------------------

  /** For each alternative the index that leaves least; and that with an order, if there is one. */
  private List<List<Candidate>> unions() {
    if (query.conditions().alternatives().size() < 2 || query.isCounting()) {
      return List.of();
    }
    var unions = new ArrayList<List<Candidate>>();
    union(false).ifPresent(unions::add);
    if (!asked.isEmpty()) {
      union(true).ifPresent(unions::add);
    }
    return unions;
  }

  private Optional<List<Candidate>> union(boolean ordered) {
    Map<IndexView, List<Bounds>> chosen = new LinkedHashMap<>();
    for (All alternative : query.conditions().alternatives()) {
      Candidate best = null;
      for (IndexView index : view.indexes()) {
        Candidate candidate = Candidate.of(index, BoundsBuilder.of(index, alternative));
        if (candidate.bounds.complete()
            && !candidate.bounds.isEverything()
            && (best == null || candidate.keys < best.keys)
            && (!ordered || IndexOrder.merged(index, candidate.bounds, asked).fields() > 0)) {
          best = candidate;
        }
      }
      if (best == null) {
        return Optional.empty();
      }
      chosen.computeIfAbsent(best.index, _ -> new ArrayList<>()).add(best.bounds);
    }
    return Optional.of(
        chosen.entrySet().stream()
            .map(entry -> Candidate.of(entry.getKey(), Bounds.anyOf(entry.getValue())))
            .toList());
  }

  private Plan plan(List<Candidate> union, long matches) {
    List<IndexOrder> orders =
        union.stream()
            .map(candidate -> IndexOrder.merged(candidate.index, candidate.bounds, asked))
            .toList();
    boolean merged = !asked.isEmpty() && orders.stream().allMatch(orders.getFirst()::agreesWith);
    int kept = merged ? orders.getFirst().fields() : 0;
    boolean exact = union.stream().allMatch(candidate -> candidate.bounds.exact());
    return new Plan(
        branches(union, orders),
        exact,
        kept > 0,
        sort(kept),
        kept,
        kept > 0 && orders.getFirst().backwards(),
        cost(union, kept > 0 ? orders : List.of(), exact, matches));
  }

  private static List<Branch> branches(List<Candidate> union, List<IndexOrder> orders) {
    var branches = new ArrayList<Branch>();
    for (int i = 0; i < union.size(); i++) {
      branches.add(union.get(i).branch(orders.get(i).constant()));
    }
    return branches;
  }

  // --- What it costs -----------------------------------------------------------------------------

  private double cost(List<Candidate> read, List<IndexOrder> orders, boolean exact, long matches) {
    long keys = read.stream().mapToLong(Candidate::keys).sum();
    int kept = orders.isEmpty() ? 0 : orders.getFirst().fields();
    if (kept == 0 && !asked.isEmpty()) {
      return sorted(keys, 1, matches);
    }
    double wanted = wanted(keys, exact ? keys : matches);
    if (kept == asked.size()) {
      return wanted;
    }
    double groups = 0;
    for (int i = 0; i < read.size(); i++) {
      groups += firstGroup(read.get(i), orders.get(i));
    }
    return Math.min((double) keys, wanted + groups) * (1 + SORTED);
  }

  /** How many keys are equal to the first in all parts that are in order. */
  private long firstGroup(Candidate candidate, IndexOrder order) {
    if (candidate.bounds.ranges().isEmpty() || order.skipped() != 0) {
      return 0;
    }
    KeyRange range = candidate.bounds.ranges().getFirst();
    byte[] first = candidate.index.entries().ceilingKey(range.from());
    byte[] document = first == null ? null : view.document(TableIndex.positionOf(first));
    if (first == null || document == null) {
      return 0;
    }
    var kept = new IndexSpec("kept", asked.subList(0, order.fields()), false, false);
    int length = DocumentKeys.of(kept, Bson.decode(document)).keys().firstKey().length;
    int end = Math.min(first.length, constantEnd(range, order) + length);
    byte[] group = Arrays.copyOf(first, end);
    return candidate.index.entries().count(group, Interval.after(group));
  }

  private static int constantEnd(KeyRange range, IndexOrder order) {
    return range.ends().size() < order.constant() ? 0 : range.endOf(order.constant());
  }

  /** All are read and sorted, and those wanted read again. */
  private double sorted(long all, double each, long matches) {
    long wanted = query.wanted() <= 0 ? matches : Math.min(matches, query.wanted());
    return (double) all * (each + SORTED) + (double) Math.min(all, wanted);
  }

  /** How many of these must be read until enough match, if the matches lie evenly among them. */
  private double wanted(long all, long matches) {
    double count = all;
    if (query.wanted() <= 0 || matches == 0) {
      return count;
    }
    return Math.min(count, query.wanted() * Math.max(1, count / matches));
  }

  private record Candidate(IndexView index, Bounds bounds, long keys) {

    static Candidate of(IndexView index, Bounds bounds) {
      return new Candidate(index, bounds, bounds.count(index));
    }

    Branch branch(int constant) {
      return new Branch(index, bounds.ranges(), constant);
    }
  }
}
