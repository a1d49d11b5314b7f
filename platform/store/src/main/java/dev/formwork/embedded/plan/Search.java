package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.index.Sorting.ByFields;
import dev.formwork.embedded.plan.Plan.Order;
import dev.formwork.embedded.table.TableView;
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
    if (plan.index() != null) {
      plan.index().index().countUse();
    }
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
    if (search.plan.exact()) {
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
    if (plan.index() == null) {
      return view.size();
    }
    long keys = 0;
    for (KeyRange range : plan.ranges()) {
      byte[] below = range.below();
      var entries = plan.index().entries();
      keys +=
          below == null
              ? entries.size() - entries.rank(range.from())
              : entries.count(range.from(), below);
    }
    return keys;
  }

  /** Goes to the next match; false when there is no more. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    while (plan.order() == Order.SORTED ? nextSorted() : nextMatch()) {
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
      if (toSkip > 0 && plan.exact() && plan.index() != null) {
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
    Iterator<Sorter.Entry> entries = sorted;
    if (entries == null) {
      entries = sort().iterator();
      sorted = entries;
    }
    if (!entries.hasNext()) {
      return false;
    }
    position = entries.next().position();
    byte[] bytes = view.document(position);
    if (bytes == null) {
      throw new IllegalStateException("A document of a view is no longer there");
    }
    document = bytes;
    return true;
  }

  /** Keeps keys and positions only, and of these only as many as are wanted. */
  private List<Sorter.Entry> sort() {
    if (!(query.sorting() instanceof ByFields order)) {
      throw new IllegalStateException("Expected fields to sort by");
    }
    var sorter = new Sorter(query.wanted());
    long skip = toSkip;
    toSkip = 0;
    while (nextMatch()) {
      sorter.add(order.keyOf(document), position);
    }
    toSkip = skip;
    return sorter.inOrder();
  }
}
