package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How a search is carried out.
 *
 * @param branches what is read of which indexes; none to read all documents
 * @param exact whether what is read holds nothing but matches, so that documents need no check
 * @param merged whether the ranges are read side by side, the next key from whichever has it
 * @param sort what is left to sort
 * @param kept by how many of the fields asked for the reading is in order
 * @param backwards whether indexes or documents are read from the end
 * @param cost how many documents it will read, as far as can be told
 */
record Plan(
    List<Branch> branches,
    boolean exact,
    boolean merged,
    Sort sort,
    int kept,
    boolean backwards,
    double cost) {

  private static final int MOST_SHOWN = 20;

  Plan {
    branches = List.copyOf(branches);
  }

  /** All documents, by position. */
  static Plan ofAll(boolean exact, Sort sort, boolean backwards, double cost) {
    return new Plan(List.of(), exact, false, sort, 0, backwards, cost);
  }

  /** What reading leaves to be done for the order asked for. */
  enum Sort {
    NOTHING,
    /** Documents that are equal in the fields that the reading has in order. */
    GROUPS,
    EVERYTHING
  }

  /**
   * Ranges of one index, in its order.
   *
   * @param constant how many parts of the index come before those that give the order
   */
  record Branch(IndexView index, List<KeyRange> ranges, int constant) {

    /** Where the bytes begin by which ranges are merged. */
    int orderFrom(KeyRange range) {
      return range.endOf(constant);
    }

    boolean isEverything() {
      return ranges.size() == 1 && ranges.getFirst().isEverything();
    }
  }

  boolean isScan() {
    return branches.isEmpty();
  }

  /** Whether a document may be met several times. */
  boolean repeats() {
    return branches.size() > 1
        || branches.stream().anyMatch(branch -> branch.index().arrays() != 0);
  }

  /** As {@code explain} shows it, in MongoDB's words for stages. */
  Document describe(boolean filtered) {
    Document read = isScan() ? scan() : fetch();
    read.append("filter", filtered && !exact ? "the whole filter" : "none");
    return switch (sort) {
      case NOTHING -> read;
      case GROUPS ->
          new Document("stage", "SORT").append("presortedFields", kept).append("inputStage", read);
      case EVERYTHING -> new Document("stage", "SORT").append("inputStage", read);
    };
  }

  private Document scan() {
    return new Document("stage", "COLLSCAN").append("direction", direction());
  }

  private Document fetch() {
    List<Document> scans = branches.stream().map(this::describe).toList();
    Document input = scans.getFirst();
    if (merged) {
      input = over("SORT_MERGE", scans);
    } else if (scans.size() > 1) {
      input = over("OR", scans);
    }
    return new Document("stage", "FETCH").append("inputStage", input);
  }

  private static Document over(String stage, List<Document> scans) {
    var over = new Document("stage", stage);
    return scans.size() == 1
        ? over.append("inputStage", scans.getFirst())
        : over.append("inputStages", scans);
  }

  private Document describe(Branch branch) {
    IndexView index = branch.index();
    return new Document("stage", "IXSCAN")
        .append("keyPattern", index.index().spec().key())
        .append("indexName", index.index().spec().name())
        .append("isMultiKey", index.arrays() != 0)
        .append("isUnique", index.index().spec().unique())
        .append("isSparse", index.index().spec().sparse())
        .append("direction", direction())
        .append("ranges", describe(branch.ranges()));
  }

  private String direction() {
    return backwards ? "backward" : "forward";
  }

  private static List<String> describe(List<KeyRange> ranges) {
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
