package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Makes filters of questions about what records lead to. Of rows that do not stand alone, all that
 * is asked together must be true of one row.
 */
final class Ways {

  /** Follows no paths. */
  static final Ways NONE = new Ways(null, null, null);

  /** Makes the filter of a value of this kind that stands there. */
  @FunctionalInterface
  interface Comparing {
    Bson at(String path, ValueKind kind, Condition.Compare compare);
  }

  private final Related.@Nullable Seen seen;
  private final @Nullable FormModel model;
  private final @Nullable FieldKey alone;

  private Ways(Related.@Nullable Seen seen, @Nullable FormModel model, @Nullable FieldKey alone) {
    this.seen = seen;
    this.model = model;
    this.alone = alone;
  }

  /**
   * Follows paths from the records of a form.
   *
   * @param alone the rows that stand there one by one; absent where records do
   */
  static Ways from(FormModel model, Related.Seen seen, @Nullable FieldKey alone) {
    return new Ways(seen, model, alone);
  }

  /** Takes the questions about one row out of those that are asked together. */
  List<Bson> ofOneRow(List<Condition> asked, Comparing comparing) {
    var byRows = new LinkedHashMap<FieldKey, List<Condition.Along>>();
    for (Condition each : asked) {
      if (each instanceof Condition.Along along && isRow(place(along))) {
        byRows.computeIfAbsent(along.way().getFirst(), _ -> new ArrayList<>()).add(along);
      }
    }
    byRows.values().forEach(asked::removeAll);
    return byRows.values().stream().map(together -> filter(together, comparing)).toList();
  }

  /** The filter of these questions; several are of the same rows. */
  Bson filter(List<Condition.Along> together, Comparing comparing) {
    Place first = place(together.getFirst());
    if (!isRow(first)) {
      return one(first, together.getFirst(), first.local(), comparing);
    }
    var inside = new ArrayList<Bson>();
    for (Condition.Along along : together) {
      Place place = place(along);
      inside.add(one(place, along, place.start().value(), comparing));
    }
    return Filters.elemMatch("data." + first.rows(), Filters.and(inside));
  }

  private Bson one(Place place, Condition.Along along, String local, Comparing comparing) {
    return place.hops().isEmpty()
        ? comparing.at(local, place.kind(), along.that())
        : Objects.requireNonNull(seen).filter(place, along, local);
  }

  private boolean isRow(Place place) {
    return place.rows() != null && !place.rows().equals(alone);
  }

  private Place place(Condition.Along along) {
    if (seen == null || model == null) {
      throw new Refusal.Invalid(
          Problem.error("rules.path.not-here", along.path()).with("field", along.path()));
    }
    return seen.place(new RecordPath(along.steps()), model);
  }
}
