package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.index.Sorting.ByFields;
import dev.formwork.embedded.plan.Plan.Branch;
import dev.formwork.embedded.plan.Plan.Sort;
import dev.formwork.embedded.table.TableView;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search being carried out on a view of a table: matches one after another, in the order asked
 * for. Nothing is read before it is asked for, unless it has to be sorted.
 */
public final class Search {

  private final TableView view;
  private final Query query;
  private final Plan plan;
  private final ReadCounters counters;
  private final Positioned source;
  private @Nullable Iterator<Sorter.Entry> sorted;
  private @Nullable Match ahead;
  private long toSkip;
  private long left;
  private long position;
  private byte[] document = {};

  private Search(TableView view, Query query, Plan plan, ReadCounters counters) {
    this.view = view;
    this.query = query;
    this.plan = plan;
    this.counters = counters;
    this.source = Sources.of(view, plan, counters);
    this.toSkip = query.skip();
    this.left = query.limit() == 0 ? Long.MAX_VALUE : query.limit();
  }

  public static Search begin(TableView view, Query query, ReadCounters counters) {
    Plan plan = Planner.plan(view, query);
    counters.search(plan);
    plan.branches().forEach(branch -> branch.index().index().countUse());
    return new Search(view, query, plan, counters);
  }

  /** The plan that a search would follow, and what following it reads. */
  public static Document explain(TableView view, Query query) {
    var counters = new ReadCounters();
    Search search = begin(view, query, counters);
    long returned = 0;
    if (query.isCounting()) {
      returned = count(view, query, counters);
    } else {
      while (search.next()) {
        returned++;
      }
    }
    return new Document("plan", search.plan.describe(!query.matchesAll()))
        .append("nReturned", returned)
        .append("totalKeysExamined", counters.keys())
        .append("totalDocsExamined", counters.documents());
  }

  /** How many match; read from the index where its keys say it all. */
  public static long count(TableView view, Query query, ReadCounters counters) {
    Search search = begin(view, query, counters);
    long all;
    if (search.plan.exact() && search.plan.branches().size() <= 1) {
      all = search.countKeys();
      counters.returned(all);
      long skipped = Math.max(0, all - query.skip());
      return query.limit() == 0 ? skipped : Math.min(skipped, query.limit());
    }
    all = 0;
    while (search.next()) {
      all++;
    }
    return all;
  }

  private long countKeys() {
    if (plan.isScan()) {
      return view.size();
    }
    Branch branch = plan.branches().getFirst();
    long keys = 0;
    for (KeyRange range : branch.ranges()) {
      keys += Bounds.count(branch.index(), range);
    }
    return keys;
  }

  /** Goes to the next match; false when there is no more. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    while (plan.sort() == Sort.NOTHING ? nextMatch() : nextSorted()) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      left--;
      counters.returned(1);
      return true;
    }
    left = 0;
    return false;
  }

  public long position() {
    return position;
  }

  /** The bytes of the match. */
  public byte[] document() {
    return document;
  }

  private boolean nextMatch() {
    while (source.next()) {
      if (toSkip > 0 && plan.exact() && !plan.isScan() && plan.sort() == Sort.NOTHING) {
        return true; // passed over unread
      }
      byte[] bytes = source.document();
      if (bytes == null) {
        bytes = view.document(source.position());
      }
      if (bytes == null) {
        throw new IllegalStateException("An index names a document that is not there");
      }
      counters.document();
      if (plan.exact() || query.matches(bytes)) {
        position = source.position();
        document = bytes;
        return true;
      }
    }
    return false;
  }

  private boolean nextSorted() {
    while (sorted == null || !sorted.hasNext()) {
      List<Sorter.Entry> group = sortedGroup();
      if (group.isEmpty()) {
        return false;
      }
      sorted = group.iterator();
    }
    Sorter.Entry entry = sorted.next();
    byte[] bytes = view.document(entry.position());
    if (bytes == null) {
      throw new IllegalStateException("A document of a view is no longer there");
    }
    position = entry.position();
    document = bytes;
    return true;
  }

  /**
   * The next matches that are equal in the fields which the reading has in order; all where it has
   * none. Keeps keys and positions only, and of these only as many as are wanted.
   */
  private List<Sorter.Entry> sortedGroup() {
    if (!(query.sorting() instanceof ByFields order)) {
      throw new IllegalStateException("Expected fields to sort by");
    }
    var sorter = new Sorter(left == Long.MAX_VALUE ? 0 : toSkip + left);
    ByFields kept = order.first(plan.kept());
    byte[] group = null;
    while (nextOfGroups()) {
      byte[] key = kept.keyOf(document);
      if (group != null && !Arrays.equals(group, key)) {
        ahead = new Match(position, document); // the first of the next group
        break;
      }
      group = key;
      sorter.add(order.keyOf(document), position);
    }
    return sorter.inOrder();
  }

  private boolean nextOfGroups() {
    Match first = ahead;
    if (first == null) {
      return nextMatch();
    }
    position = first.position;
    document = first.document;
    ahead = null;
    return true;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  private record Match(long position, byte[] document) {}
}
