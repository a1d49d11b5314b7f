package dev.formwork.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.query.Filter;
import org.jspecify.annotations.Nullable;

/** What is looked for: a filter, an order, and how much of it. */
public final class Query {

  static final String ID = "_id";

  private final Filter filter;
  private final Sorting sorting;
  private final long skip;
  private final long limit;
  private final boolean counting;
  private final Fields needed;
  private @Nullable Conditions conditions;

  private Query(
      Filter filter, Fields needed, Sorting sorting, long skip, long limit, boolean counting) {
    this.filter = filter;
    this.needed = needed;
    this.sorting = sorting;
    this.skip = skip;
    this.limit = limit;
    this.counting = counting;
  }

  public static Query of(Filter filter) {
    return new Query(filter, FilterFields.of(filter.query()), Sorting.ANY, 0, 0, false);
  }

  public Query sorted(Sorting order) {
    return new Query(filter, needed, order, skip, limit, counting);
  }

  /** Past so many, and at most so many; a limit of 0 is none. */
  public Query limited(long pass, long atMost) {
    return new Query(filter, needed, sorting, pass, atMost, counting);
  }

  /** Only how many there are. */
  public Query counting() {
    return new Query(filter, needed, Sorting.ANY, skip, limit, true);
  }

  /** The id that whatever matches has, where the filter says it plainly; null if it does not. */
  @Nullable Object id() {
    Object id = filter.query().get(ID);
    return id instanceof String || id instanceof ObjectId ? id : null;
  }

  /** Whether the filter says nothing but that. */
  boolean isOnlyId() {
    return filter.query().size() == 1;
  }

  boolean isCounting() {
    return counting;
  }

  public boolean matches(byte[] document) {
    return matchesAll() || matches(Bson.decode(document, needed));
  }

  public boolean matches(Document document) {
    return filter.test(document);
  }

  boolean matchesAll() {
    return filter.query().isEmpty();
  }

  Conditions conditions() {
    Conditions known = conditions;
    if (known == null) {
      known = Conditions.of(filter.query());
      conditions = known;
    }
    return known;
  }

  Sorting sorting() {
    return sorting;
  }

  long skip() {
    return skip;
  }

  long limit() {
    return limit;
  }

  /** How many matches are enough; 0 for all. */
  long wanted() {
    return limit == 0 ? 0 : skip + limit;
  }
}
