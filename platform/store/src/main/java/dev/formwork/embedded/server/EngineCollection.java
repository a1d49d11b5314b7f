package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.Search;
import dev.formwork.embedded.plan.Sorting;
import dev.formwork.embedded.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One collection: the library's update language over a table.
 *
 * <p>Reading takes a view and no lock. A command that writes searches without a lock too; each
 * document it finds is locked, read again and checked again before the library changes it, see
 * {@link Claims}.
 */
final class EngineCollection extends AbstractMongoCollection<Long> {

  private final Table table;
  private final Engine engine;

  /** What the command of this thread is changing, if it writes. */
  private static final ThreadLocal<@Nullable Claims> CLAIMS = new ThreadLocal<>();

  EngineCollection(
      EngineDatabase database, String name, Table table, Engine engine, CursorRegistry registry) {
    super(database, name, CollectionOptions.withDefaults(), registry);
    this.table = table;
    this.engine = engine;
    addIndex(new ClaimedPosition(() -> claimed().position()));
  }

  Table table() {
    return table;
  }

  Query query(@Nullable Document filter) {
    return Query.of(Language.matcher(), filter == null ? new Document() : filter);
  }

  Search search(Query query) {
    return Search.begin(table.view(), query, engine.counters());
  }

  /** These documents as a projection wants them. */
  List<Document> projected(List<Document> documents, Document projection) {
    return matchDocumentsFromStream(
            new Document(), documents.stream(), 0, 0, 0, (Comparator<Document>) null, projection)
        .collectDocuments();
  }

  @Override
  protected boolean documentMatchesQuery(Document document, Document query) {
    return query.isEmpty() || Language.matcher().matches(document, query);
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Query query = query(filter).sorted(Sorting.of(orderBy)).limited(skip, Math.abs(limit));
    Claims claiming = CLAIMS.get();
    if (claiming != null && claiming.isOf(table)) {
      return new QueryResult(() -> claiming.of(query));
    }
    Iterable<Document> found = () -> decoded(search(query));
    if (fields == null || fields.isEmpty()) {
      return new QueryResult(found);
    }
    var all = new ArrayList<Document>();
    found.forEach(all::add);
    return new QueryResult(projected(all, fields));
  }

  @Override
  protected QueryResult matchDocuments(
      Document filter,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    return queryDocuments(filter, orderBy, skip, limit, batchSize, fields);
  }

  private static Iterator<Document> decoded(Search search) {
    return new Ahead<>() {
      @Override
      protected @Nullable Document advance() {
        return search.next() ? Bson.decode(search.document()) : null;
      }
    };
  }

  @Override
  public Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean multi,
      boolean upsert,
      Oplog oplog) {
    return claiming(
        multi,
        upsert,
        () -> super.updateDocuments(selector, update, filters, multi, upsert, oplog));
  }

  @Override
  public Document findAndModify(Document command) {
    return claiming(false, Utils.isTrue(command.get("upsert")), () -> super.findAndModify(command));
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return claiming(limit != 1, false, () -> super.deleteDocuments(selector, limit, oplog));
  }

  /** One that may insert where it finds nothing keeps everybody else from doing so meanwhile. */
  private <T> T claiming(boolean several, boolean exclusive, Supplier<T> command) {
    try (var mine = new Claims(table, engine, several, exclusive)) {
      CLAIMS.set(mine);
      return command.get();
    } finally {
      CLAIMS.remove();
    }
  }

  private Claims claimed() {
    Claims mine = CLAIMS.get();
    if (mine == null) {
      throw new IllegalStateException("Expected to be within a command that writes");
    }
    return mine;
  }

  @Override
  public void addDocument(Document document) {
    if (document.get("_id") instanceof Collection) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    }
    if (!document.containsKey("_id")) {
      document.put("_id", new ObjectId());
    }
    table.insert(withIdFirst(document));
  }

  private static Document withIdFirst(Document document) {
    if (document.keySet().iterator().next().equals("_id")) {
      return document;
    }
    var ordered = new Document("_id", document.get("_id"));
    ordered.putAll(document);
    return ordered;
  }

  @Override
  protected void handleUpdate(Long position, Document before, Document after) {
    table.replace(position, before, after);
  }

  @Override
  public void removeDocument(Document document) {
    table.remove(claimed().position(), document);
  }

  @Override
  public int count() {
    return Math.toIntExact(table.size());
  }

  @Override
  public int count(@Nullable Document filter, int skip, int limit) {
    Query query = query(filter).limited(skip, Math.max(0, limit)).counting();
    return Math.toIntExact(Search.count(table.view(), query, engine.counters()));
  }

  @Override
  public List<Index<Long>> getIndexes() {
    return table.indexes().stream()
        .map(index -> (Index<Long>) new ClaimedPosition(index.spec()))
        .toList();
  }

  @Override
  public Document getStats() {
    long size = 0;
    var view = table.view();
    var scan = view.documents().ascending(new byte[0], null);
    while (scan.next()) {
      size += scan.value().length;
    }
    var entries = new Document();
    view.indexes()
        .forEach(index -> entries.append(index.index().spec().name(), index.entries().size()));
    var stats =
        new Document("ns", getFullName())
            .append("count", view.size())
            .append("size", size)
            .append("avgObjSize", view.size() == 0 ? 0 : size / view.size())
            .append("storageSize", size)
            .append("nindexes", entries.size())
            .append("indexEntries", entries);
    Utils.markOkay(stats);
    return stats;
  }

  @Override
  public void drop() {}

  @Override
  protected Document getDocument(Long position) {
    byte[] bytes = table.current(position);
    if (bytes == null) {
      throw new IllegalStateException("Expected a document at " + position);
    }
    return Bson.decode(bytes);
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    throw new UnsupportedOperationException("Documents are found by searches");
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    throw new UnsupportedOperationException("Documents are added with their indexes");
  }

  @Override
  protected void removeDocument(Long position) {
    throw new UnsupportedOperationException("Documents are removed with their indexes");
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int delta) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
