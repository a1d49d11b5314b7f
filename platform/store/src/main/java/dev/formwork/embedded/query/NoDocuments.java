package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A collection that is not there. */
record NoDocuments(String namespace) implements Documents {

  @Override
  public Stream<Document> find(Reading reading) {
    return Stream.empty();
  }

  @Override
  public long count(Document filter) {
    return 0;
  }

  @Override
  public void insert(Document document) {
    throw notThere();
  }

  @Override
  public void replace(Document before, Document after) {
    throw notThere();
  }

  @Override
  public void remove(Document document) {
    throw notThere();
  }

  @Override
  public <T> T exclusively(Supplier<T> work) {
    return work.get();
  }

  private IllegalStateException notThere() {
    return new IllegalStateException(
        "Expected " + namespace + " to be made before it is written, but it was not");
  }
}
