package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A collection as the commands see it. It stores, keeps its indexes with its documents, and finds
 * with their help; what a query means is {@link Filter} and {@link Sorting}.
 */
public interface Documents {

  /** Database and name, as in {@code formwork.apps}. */
  String namespace();

  /**
   * The documents that are asked for, in order. The stream is closed by whoever reads it; what is
   * written meanwhile may or may not be in it. The documents are not to be changed.
   */
  Stream<Document> find(Reading reading);

  long count(Document filter);

  /**
   * Adds a document, which has an id.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if an index refuses it; then nothing of
   *     it is there
   */
  void insert(Document document);

  /** Puts a document in the place of one with the same id, or refuses as {@link #insert} does. */
  void replace(Document before, Document after);

  void remove(Document document);

  /** Does something while nobody else writes to this collection. */
  <T> T exclusively(Supplier<T> work);

  /** A collection that is not there: nothing is in it. */
  static Documents none(String namespace) {
    return new NoDocuments(namespace);
  }
}
