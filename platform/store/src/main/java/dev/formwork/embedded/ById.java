package dev.formwork.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.formwork.embedded.query.Collections;
import dev.formwork.embedded.query.Commands;
import dev.formwork.embedded.query.Cursors;
import dev.formwork.embedded.query.Documents;
import dev.formwork.embedded.query.Filter;
import dev.formwork.embedded.query.Reading;
import dev.formwork.embedded.query.Sorting;
import io.netty.channel.Channel;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The H2 backend, with the query language of {@link dev.formwork.embedded.query}, asking the
 * document itself where a query names its id.
 */
final class ById {

  private ById() {}

  /** The databases of one file, or of memory. */
  static class Backend extends H2Backend {
    private final Cursors cursors;

    Backend(MVStore store) {
      this.cursors = new Cursors(InstantSource.system()); // before super, which opens databases
      super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      return new Database(name, getMvStore(), getCursorRegistry(), cursors);
    }

    /** Answers a refusal instead of throwing it: the library would log it with its documents. */
    @Override
    public Document handleMessage(MongoMessage message) {
      try {
        return super.handleMessage(message);
      } catch (MongoServerError refusal) {
        return new Document("ok", 0.0)
            .append("errmsg", refusal.getMessageWithoutErrorCode())
            .append("code", refusal.getCode())
            .append("codeName", refusal.getCodeName());
      }
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
      return commandsOf(database).handle(command, query);
    }

    @Override
    protected Document handleKillCursors(Document query) {
      return commandsOf("admin").handle("killCursors", query);
    }

    private Commands commandsOf(String database) {
      return ((Database) resolveDatabase(database)).commands;
    }
  }

  private static final class Database extends H2Database implements Collections {
    private final MVStore store;
    private final Commands commands;

    Database(String name, MVStore store, CursorRegistry registry, Cursors cursors) {
      this.store = store; // before super, which opens collections already
      super(name, store, registry);
      this.commands = new Commands(this, cursors, InstantSource.system());
    }

    @Override
    public Document handleCommand(
        Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
      if (Commands.isOurs(command)) {
        return commands.handle(command, query);
      }
      Commands.check(command, query);
      var answer = super.handleCommand(channel, command, query, resolver, oplog);
      return command.equals("listCollections") ? Commands.filtered(answer, query) : answer;
    }

    @Override
    public Documents find(String name) {
      return resolveCollection(name, false) instanceof Collection collection
          ? collection
          : Documents.none(getFullCollectionNamespace(name));
    }

    @Override
    public Documents getOrCreate(String name) {
      return (Collection) resolveOrCreateCollection(name);
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

  static final class Collection extends H2Collection implements Documents {
    private final MVMap<Object, Document> documents;

    Collection(
        MongoDatabase database,
        String name,
        CollectionOptions options,
        MVMap<Object, Document> documents,
        MVMap<String, Object> meta,
        CursorRegistry cursors) {
      super(database, name, options, documents, meta, cursors);
      this.documents = documents;
    }

    @Override
    public String namespace() {
      return getFullName();
    }

    @Override
    public Stream<Document> find(Reading reading) {
      String id = idIn(reading.filter());
      var candidates =
          id == null ? documents.values().stream() : Stream.ofNullable(getDocument(id));
      var found = candidates.filter(Filter.of(reading.filter()));
      if (reading.sort() != null) {
        found = Sorting.by(reading.sort()).sorted(found);
      }
      found = found.skip(reading.skip());
      return reading.limit() > 0 ? found.limit(reading.limit()) : found;
    }

    @Override
    public long count(Document filter) {
      return filter.isEmpty() ? count() : find(new Reading(filter, null, 0, 0)).count();
    }

    @Override
    public void insert(Document document) {
      addDocument(document);
    }

    @Override
    public void replace(Document before, Document after) {
      for (var index : getIndexes()) {
        index.checkUpdate(before, after, this);
      }
      Object position = before.get("_id");
      for (var index : getIndexes()) {
        index.updateInPlace(before, after, position, this);
      }
      handleUpdate(position, before, after);
    }

    @Override
    public void remove(Document document) {
      removeDocument(document);
    }

    @Override
    public synchronized <T> T exclusively(Supplier<T> work) {
      return work.get();
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
