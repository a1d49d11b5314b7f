package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a pipeline that only counts, as drivers send it: {@code $count}, or a {@code $group}
 * of everything into one with {@code $sum: 1}. Documents need not be read for it.
 *
 * @param id what the one group is called, or null where there is no id
 * @param field the field of the number
 */
record Counting(@Nullable Object id, boolean hasId, String field) {

  static Optional<Counting> of(List<Document> stages) {
    if (stages.size() != 1) {
      return Optional.empty();
    }
    Document stage = stages.getFirst();
    if (stage.get("$count") instanceof String field && !field.isEmpty()) {
      return Optional.of(new Counting(null, false, field));
    }
    return stage.get("$group") instanceof Document group ? ofGroup(group) : Optional.empty();
  }

  private static Optional<Counting> ofGroup(Document group) {
    Object id = group.get("_id");
    boolean constant =
        group.containsKey("_id")
            && (id == null
                || id instanceof Number
                || (id instanceof String text && !text.startsWith("$")));
    if (!constant || group.size() != 2) {
      return Optional.empty();
    }
    for (Map.Entry<String, Object> entry : group.entrySet()) {
      if (entry.getValue() instanceof Document sum
          && sum.size() == 1
          && Integer.valueOf(1).equals(sum.get("$sum"))) {
        return Optional.of(new Counting(id, true, entry.getKey()));
      }
    }
    return Optional.empty();
  }

  /** The result: nothing of nothing, as MongoDB has it. */
  List<Sized> result(long count) {
    if (count == 0) {
      return List.of();
    }
    var document = new Document();
    if (hasId) {
      document.append("_id", id);
    }
    Object number = count <= Integer.MAX_VALUE ? (Object) (int) count : (Object) count;
    return List.of(Sized.of(document.append(field, number)));
  }
}
