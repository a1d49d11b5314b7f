package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.index.IndexSpec;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the library takes for an index: it asks it where the document stands that it changes. The
 * table keeps the real ones, all at once with the document.
 */
final class ClaimedPosition extends Index<Long> {

  private final LongSupplier position;
  private final boolean unique;

  ClaimedPosition(LongSupplier position) {
    super("position", List.of(new IndexKey("_id", true)), false);
    this.position = position;
    this.unique = true;
  }

  /** Only to be described. */
  ClaimedPosition(IndexSpec spec) {
    super(
        spec.name(),
        spec.parts().stream().map(part -> new IndexKey(part.path(), !part.descending())).toList(),
        spec.sparse());
    this.position = () -> 0;
    this.unique = spec.unique();
  }

  @Override
  public Long getPosition(Document document) {
    return position.getAsLong();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public boolean isEmpty() {
    return false; // so that nobody fills it
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Long> collection) {}

  @Override
  public void add(Document document, Long position, MongoCollection<Long> collection) {}

  @Override
  public Long remove(Document document) {
    return position.getAsLong();
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Long> getPositions(Document query) {
    return List.of();
  }

  @Override
  public long getCount() {
    return 1;
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {}

  @Override
  public void updateInPlace(
      Document before, Document after, Long position, MongoCollection<Long> collection) {}

  @Override
  public void drop() {}
}
