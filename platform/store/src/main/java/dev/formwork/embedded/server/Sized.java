package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Bson;

/** A document of a result and how many bytes it takes, at most. */
record Sized(Document document, int bytes) {

  static Sized of(Document document) {
    return new Sized(document, Bson.encode(document).length);
  }
}
