package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.BsonSize;

/** A document of a result and how many bytes it takes, at most. */
record Sized(Document document, long bytes) {

  static Sized of(Document document) {
    return new Sized(document, BsonSize.of(document));
  }
}
