package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a search is carried out.
 *
 * @param index the index read, or null to read all documents
 * @param ranges of the index, in its order
 * @param exact whether the ranges hold nothing but matches, so that documents need no check
 * @param order whether what is read comes in the order asked for, and how
 * @param backwards whether index or documents are read from the end
 * @param cost how many documents it will read, as far as can be told
 */
record Plan(
    @Nullable IndexView index,
    List<KeyRange> ranges,
    boolean exact,
    Order order,
    boolean backwards,
    double cost) {

  /** What reading the ranges gives. */
  enum Order {
    /** The order asked for, or none was. */
    KEPT,
    /** It, if the ranges are read side by side, the next key from whichever has it. */
    MERGED,
    /** Another; what is found is sorted. */
    SORTED
  }

  /** As {@code explain} shows it, in MongoDB's words for stages. */
  Document describe(boolean filtered) {
    Document read;
    if (index == null) {
      read = new Document("stage", "COLLSCAN").append("direction", direction());
    } else {
      var scan =
          new Document("stage", "IXSCAN")
              .append("keyPattern", index.index().spec().key())
              .append("indexName", index.index().spec().name())
              .append("isMultiKey", index.arrays() != 0)
              .append("isUnique", index.index().spec().unique())
              .append("isSparse", index.index().spec().sparse())
              .append("direction", direction())
              .append("ranges", describedRanges());
      if (order == Order.MERGED) {
        scan = new Document("stage", "SORT_MERGE").append("inputStage", scan);
      }
      read = new Document("stage", "FETCH").append("inputStage", scan);
    }
    read.append("filter", filtered && !exact ? "the whole filter" : "none");
    return order == Order.SORTED ? new Document("stage", "SORT").append("inputStage", read) : read;
  }

  private String direction() {
    return backwards ? "backward" : "forward";
  }

  private static final int MOST_SHOWN = 20;

  private List<String> describedRanges() {
    var described = new ArrayList<String>();
    for (KeyRange range : ranges.subList(0, Math.min(MOST_SHOWN, ranges.size()))) {
      String below = range.below() == null ? "end" : HexFormat.of().formatHex(range.below());
      described.add("[" + HexFormat.of().formatHex(range.from()) + ", " + below + ")");
    }
    if (ranges.size() > MOST_SHOWN) {
      described.add("and " + (ranges.size() - MOST_SHOWN) + " more");
    }
    return described;
  }
}
