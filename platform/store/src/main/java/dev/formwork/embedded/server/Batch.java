package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Some documents of a result, and whether there are more. */
record Batch(List<Document> documents, boolean more) {

  /** As MongoDB: a batch ends at 16 MB, however many documents were asked for. */
  private static final long MOST_BYTES = 16L << 20;

  static Batch take(Iterator<Sized> result, long count) {
    var documents = new ArrayList<Document>();
    long bytes = 0;
    while (documents.size() < count && bytes < MOST_BYTES && result.hasNext()) {
      Sized next = result.next();
      documents.add(next.document());
      bytes += next.bytes();
    }
    return new Batch(documents, result.hasNext());
  }

  /** The answer to {@code find} and the like, or to {@code getMore}. */
  Document answer(String namespace, long cursor, String batchName) {
    var answer =
        new Document(
            "cursor",
            new Document("id", cursor).append("ns", namespace).append(batchName, documents));
    Utils.markOkay(answer);
    return answer;
  }
}
