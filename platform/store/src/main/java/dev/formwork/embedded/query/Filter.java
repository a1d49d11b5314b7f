package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query that was read once and can be asked of many documents, by many threads.
 *
 * <p>A document may lack what the query does not look at: {@link #fields} names the top-level
 * fields that matter, so that storage need not decode the rest.
 */
public final class Filter implements Predicate<Document> {

  private final Document query;
  private final Condition condition;

  private Filter(Document query, Condition condition) {
    this.query = query;
    this.condition = condition;
  }

  /**
   * Reads a query.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError as MongoDB would, if it makes no sense
   */
  public static Filter of(Document query) {
    return new Filter(query, FilterReader.read(query));
  }

  /** The query as it was written. */
  public Document query() {
    return query;
  }

  @Override
  public boolean test(Document document) {
    return condition.holds(document, Match.withoutVariables());
  }

  boolean test(Document document, Map<String, @Nullable Object> variables) {
    return condition.holds(document, new Match(variables));
  }

  /** Where in an array the query was met, for a document that meets it. */
  public @Nullable Integer positionIn(Document document) {
    var match = Match.withoutVariables();
    return condition.holds(document, match) ? match.position() : null;
  }

  /** The top-level fields this query reads, or nothing if it may read any. */
  public Optional<Set<String>> fields() {
    var fields = new LinkedHashSet<String>();
    return condition.collectFields(fields) ? Optional.of(fields) : Optional.empty();
  }
}
