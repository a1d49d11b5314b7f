package dev.formwork.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order asked for: by fields, or by position. */
public sealed interface Sorting {

  /** Any order will do. */
  record Any() implements Sorting {}

  /** In the order in which documents were added, or backwards. */
  record Natural(boolean backwards) implements Sorting {}

  /** By the values of fields; of an array counts the least, or the greatest going down. */
  record ByFields(IndexSpec spec, Fields fields) implements Sorting {

    /** The order by so many of the fields only. */
    public ByFields first(int count) {
      var first = new IndexSpec("sort", spec.parts().subList(0, count), false, false);
      return new ByFields(first, Fields.of(first.paths()));
    }

    /** Bytes that sort as the document does. */
    public byte[] keyOf(byte[] document) {
      return keyOf(Bson.decode(document, fields));
    }

    public byte[] keyOf(Document document) {
      try {
        return DocumentKeys.of(spec, document).keys().firstKey();
      } catch (CannotIndexParallelArraysError failure) {
        throw new MongoServerError(2, "BadValue", "cannot sort with keys that are parallel arrays");
      }
    }
  }

  Sorting ANY = new Any();

  static Sorting of(@Nullable Document sort) {
    if (sort == null || sort.isEmpty()) {
      return ANY;
    }
    if (sort.get("$natural") instanceof Number direction) {
      return new Natural(direction.doubleValue() < 0);
    }
    List<IndexSpec.Part> parts = sort.entrySet().stream().map(Sorting::part).toList();
    var spec = new IndexSpec("sort", parts, false, false);
    return new ByFields(spec, Fields.of(spec.paths()));
  }

  private static IndexSpec.Part part(Map.Entry<String, Object> entry) {
    if (entry.getValue() instanceof Number direction) {
      double sign = direction.doubleValue();
      if (sign == 1 || sign == -1) {
        return new IndexSpec.Part(entry.getKey(), sign < 0);
      }
    }
    throw new MongoServerError(
        15975,
        "Location15975",
        "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
  }
}
