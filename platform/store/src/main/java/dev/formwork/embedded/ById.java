package dev.formwork.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The H2 backend, asking the document itself where a query names its id and something else.
 *
 * <p>Every save of a record is such a query ({@code _id} and {@code revision}); the backend as it
 * comes reads the whole collection for it, as it uses an index only for exactly the index's fields.
 */
final class ById {

  private ById() {}

  /** The databases of one file, or of memory. */
  static class Backend extends H2Backend {
    Backend(MVStore store) {
      super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      return new Database(name, getMvStore(), getCursorRegistry());
    }
  }

  private static final class Database extends H2Database {
    private final MVStore store;

    Database(String name, MVStore store, CursorRegistry cursors) {
      this.store = store; // before super, which opens collections already
      super(name, store, cursors);
    }

    /** As the overridden method, with its names of maps, for a collection of ours. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(
        String name, CollectionOptions options) {
      String fullName = getDatabaseName() + "." + name;
      MVMap<Object, Document> documents = store.openMap("databases." + fullName);
      MVMap<String, Object> meta = store.openMap("meta." + fullName);
      return new Collection(this, name, options, documents, meta, cursorRegistry);
    }
  }

  static final class Collection extends H2Collection {
    Collection(
        MongoDatabase database,
        String name,
        CollectionOptions options,
        MVMap<Object, Document> documents,
        MVMap<String, Object> meta,
        CursorRegistry cursors) {
      super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult matchDocuments(
        Document query,
        @Nullable Document orderBy,
        int skip,
        int limit,
        int batchSize,
        @Nullable Document fields) {
      String id = idIn(query);
      if (id == null) {
        return super.matchDocuments(query, orderBy, skip, limit, batchSize, fields);
      }
      var found = Stream.ofNullable(getDocument(id));
      return matchDocumentsFromStream(found, query, orderBy, skip, limit, batchSize, fields);
    }

    /** The id that all results have: drivers say {@code {_id, …}} or {@code {$and: [{_id}, …]}}. */
    static @Nullable String idIn(Document query) {
      if (query.get("_id") instanceof String id) {
        return id;
      }
      if (query.get("$and") instanceof List<?> parts) {
        return parts.stream()
            .map(part -> part instanceof Document inner ? idIn(inner) : null)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
      }
      return null;
    }
  }
}
