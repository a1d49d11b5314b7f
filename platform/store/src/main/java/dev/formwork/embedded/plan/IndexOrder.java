package dev.formwork.embedded.plan;

import dev.formwork.embedded.index.IndexSpec.Part;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.List;

/**
 * In which order reading the ranges of an index gives the documents.
 *
 * @param fields by how many of the fields asked for, from the first on
 * @param constant how many parts of the index come before those in order, with one value in a range
 * @param merged if the ranges are read side by side
 * @param backwards if the index is read from its end
 * @param skipped which fields asked for have one value anyway; one bit each
 */
record IndexOrder(int fields, int constant, boolean merged, boolean backwards, long skipped) {

  private static final int MOST_MERGED = 256;

  /** The order in which most of the fields are kept. */
  static IndexOrder of(IndexView index, Bounds bounds, List<Part> asked) {
    IndexOrder plain = new Walk(index, bounds, asked).from(bounds.fixedParts(), false);
    if (plain.fields == asked.size()) {
      return plain;
    }
    IndexOrder merged = merged(index, bounds, asked);
    return merged.fields > plain.fields ? merged : plain;
  }

  /** The order of reading ranges side by side; of no fields where that is not possible. */
  static IndexOrder merged(IndexView index, Bounds bounds, List<Part> asked) {
    int points = bounds.pointParts();
    return bounds.ranges().size() > MOST_MERGED
        ? new IndexOrder(0, points, true, false, 0)
        : new Walk(index, bounds, asked).from(points, true);
  }

  /** Whether two indexes can be merged: what follows the constant parts compares alike. */
  boolean agreesWith(IndexOrder other) {
    return fields == other.fields && backwards == other.backwards && skipped == other.skipped;
  }

  private record Walk(IndexView index, Bounds bounds, List<Part> asked) {

    /** Goes through parts and fields side by side, past fields that have one value. */
    IndexOrder from(int constant, boolean merged) {
      List<Part> parts = index.index().spec().parts();
      int part = constant;
      Boolean backwards = null;
      long skipped = 0;
      int field = 0;
      for (; field < asked.size(); field++) {
        if (isFixed(asked.get(field).path())) {
          skipped |= 1L << field;
          continue;
        }
        if (part >= parts.size()
            || !parts.get(part).path().equals(asked.get(field).path())
            || (index.arrays() & (1L << part)) != 0) {
          break;
        }
        boolean other = parts.get(part).descending() != asked.get(field).descending();
        if (backwards != null && backwards != other) {
          break;
        }
        backwards = other;
        part++;
      }
      return new IndexOrder(field, constant, merged, Boolean.TRUE.equals(backwards), skipped);
    }

    private boolean isFixed(String path) {
      List<Part> parts = index.index().spec().parts();
      for (int i = 0; i < bounds.fixedParts(); i++) {
        if (parts.get(i).path().equals(path) && (index.arrays() & (1L << i)) == 0) {
          return true;
        }
      }
      return false;
    }
  }
}
