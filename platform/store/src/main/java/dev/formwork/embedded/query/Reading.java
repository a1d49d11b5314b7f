package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read from a collection.
 *
 * @param filter the query, empty for all documents
 * @param sort the order, or null for any
 * @param skip how many documents in this order to leave out first
 * @param limit how many to give at most, 0 for all
 */
public record Reading(Document filter, @Nullable Document sort, long skip, long limit) {

  public Reading {
    if (sort != null && sort.isEmpty()) {
      sort = null;
    }
  }

  /** All documents. */
  static final Reading ALL = of(new Document());

  static Reading of(Document filter) {
    return new Reading(filter, null, 0, 0);
  }
}
