package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;

/** A collection as pipelines see it: something that finds documents. */
@FunctionalInterface
public interface Documents {

  /** A collection in which nothing is. */
  Documents NONE = _ -> Stream.empty();

  /** The documents that are asked for, in order. They are not to be changed. */
  Stream<Document> find(Reading reading);
}
