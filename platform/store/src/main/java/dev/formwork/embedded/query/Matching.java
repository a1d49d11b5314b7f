package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@link Filter} where the library asks for a matcher. It remembers the query it read last. */
public final class Matching implements QueryMatcher {

  private record Read(Document query, Filter filter) {}

  private volatile @Nullable Read last;

  @Override
  public boolean matches(Document document, Document query) {
    return filter(query).test(document);
  }

  @Override
  public boolean matchesValue(@Nullable Object queryValue, @Nullable Object value) {
    return Filter.of(new Document("value", queryValue)).test(new Document("value", value));
  }

  @Override
  public @Nullable Integer matchPosition(Document document, Document query) {
    return filter(query).positionIn(document);
  }

  @SuppressWarnings("ReferenceEquality") // comparing the content costs what reading it costs
  private Filter filter(Document query) {
    var known = last;
    if (known != null && known.query == query) {
      return known.filter;
    }
    var filter = Filter.of(query);
    last = new Read(query, filter);
    return filter;
  }
}
