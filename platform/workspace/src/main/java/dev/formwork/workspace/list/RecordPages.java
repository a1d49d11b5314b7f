package dev.formwork.workspace.list;

import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordPage.Row;
import dev.formwork.records.RecordQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a list by position, got from an engine that knows only "the page behind this one":
 * remembers the cursor of each position passed, and walks on from the nearest.
 */
final class RecordPages extends AbstractBackEndDataProvider<Row, Void> {

  private static final String START = "";

  private final Function<RecordQuery, RecordPage> engine;
  private final RecordQuery query;
  private final NavigableMap<Integer, String> cursors = new TreeMap<>();
  private @Nullable RecordPage first;

  RecordPages(RecordQuery query, Function<RecordQuery, RecordPage> engine) {
    this.query = query;
    this.engine = engine;
    cursors.put(0, START);
  }

  /** The first page, which also says how many rows there are. */
  RecordPage first() {
    if (first == null) {
      first = page(0, query.limit());
    }
    return first;
  }

  @Override
  public Object getId(Row row) {
    return row.id();
  }

  @Override
  protected int sizeInBackEnd(Query<Row, Void> asked) {
    return (int) first().count();
  }

  @Override
  protected Stream<Row> fetchFromBackEnd(Query<Row, Void> asked) {
    int from = asked.getOffset();
    int until = from + asked.getLimit();
    var rows = new ArrayList<Row>();
    int at = Objects.requireNonNull(cursors.floorKey(from));
    while (at < until) {
      RecordPage page = at == 0 ? first() : page(at, step(until - at));
      List<Row> found = page.rows();
      for (int i = Math.max(0, from - at); i < found.size() && at + i < until; i++) {
        rows.add(found.get(i));
      }
      at += found.size();
      if (page.next() == null || found.isEmpty()) {
        break;
      }
    }
    return rows.stream();
  }

  private static int step(int wanted) {
    return Math.min(RecordQuery.MAX_LIMIT, wanted);
  }

  private RecordPage page(int at, int limit) {
    String cursor = cursors.get(at);
    RecordPage page =
        engine.apply(query.limitedTo(limit).continuedAt(START.equals(cursor) ? null : cursor));
    if (page.next() != null) {
      cursors.put(at + page.rows().size(), page.next());
    }
    return page;
  }
}
