package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.NamespaceExistsException;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.formwork.embedded.table.Table;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One database: its commands, each by who knows about them. */
final class EngineDatabase extends AbstractMongoDatabase<Long> {

  private static final int LONGEST_NAME = 255;

  private final Engine engine;
  private final Map<String, EngineCollection> collections = new ConcurrentHashMap<>();
  private final ReadCommands reading;
  private final WriteCommands writing;
  private final DefineCommands defining;

  EngineDatabase(String name, Engine engine, CursorRegistry registry) {
    super(name, registry);
    this.engine = engine;
    this.reading = new ReadCommands(this, engine);
    this.writing = new WriteCommands(this, this::updateByLibrary);
    this.defining = new DefineCommands(this, engine);
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find" -> reading.find(query);
      case "count" -> reading.count(query);
      case "distinct" -> reading.distinct(query);
      case "aggregate" -> reading.aggregate(query, resolver, oplog);
      case "explain" -> reading.explain(query);
      case "insert" -> writing.insert(query);
      case "update" -> writing.update(channel, query, oplog);
      case "delete" -> writing.delete(query, oplog);
      case "findandmodify" -> writing.findAndModify(query);
      case "create" -> defining.create(query);
      case "createindexes" -> defining.createIndexes(query);
      case "dropindexes" -> defining.dropIndexes(query);
      case "listindexes" -> defining.listIndexes(query);
      case "listcollections" -> defining.listCollections(query);
      case "drop" -> defining.drop(query);
      case "dbstats" -> defining.statistics();
      case "collmod", "converttocapped" ->
          throw Refusals.notImplemented("The embedded store has no command '" + command + "'");
      default -> super.handleCommand(channel, command, query, resolver, oplog);
    };
  }

  private Document updateByLibrary(Channel channel, Document query, Oplog oplog) {
    return super.handleCommand(channel, "update", query, _ -> this, oplog);
  }

  /** The collection of this name, or null. */
  @Nullable EngineCollection find(String name) {
    checkName(name);
    Table table = engine.catalog().find(fullName(name)).orElse(null);
    return table == null ? null : collectionOf(name, table);
  }

  EngineCollection getOrCreate(String name) {
    EngineCollection there = find(name);
    if (there != null) {
      return there;
    }
    if (name.startsWith("system.") || name.contains("$")) {
      throw new MongoServerError(
          73, "InvalidNamespace", "Invalid system namespace: " + fullName(name));
    }
    return collectionOf(name, engine.catalog().getOrCreate(fullName(name)));
  }

  private EngineCollection collectionOf(String name, Table table) {
    return collections.compute(
        name,
        (_, known) ->
            known != null && known.table() == table
                ? known
                : new EngineCollection(this, name, table, engine, cursorRegistry));
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
      throw new MongoServerError(
          73, "InvalidNamespace", "Invalid namespace specified '" + name + "'");
    }
  }

  String fullName(String collection) {
    return getDatabaseName() + "." + collection;
  }

  /** The names of all collections. */
  List<String> names() {
    String beginning = fullName("");
    return engine.catalog().names(beginning).stream()
        .map(name -> name.substring(beginning.length()))
        .toList();
  }

  void drop(EngineCollection collection) {
    engine.catalog().drop(collection.table());
    collections.remove(collection.getCollectionName());
  }

  @Override
  public @Nullable MongoCollection<Long> resolveCollection(String name, boolean throwIfNotFound) {
    EngineCollection collection = find(name);
    if (collection == null && throwIfNotFound) {
      throw new MongoServerException("Collection [" + fullName(name) + "] not found.");
    }
    return collection;
  }

  @Override
  protected MongoCollection<Long> resolveOrCreateCollection(String name) {
    return getOrCreate(name);
  }

  @Override
  public MongoCollection<Long> createCollectionOrThrowIfExists(
      String name, CollectionOptions options) {
    if (find(name) != null) {
      throw new NamespaceExistsException("Collection already exists. NS: " + fullName(name));
    }
    return getOrCreate(name);
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    EngineCollection collection = find(name);
    if (collection != null) {
      drop(collection);
    }
  }

  @Override
  public void drop(Oplog oplog) {
    names().forEach(name -> dropCollection(name, oplog));
  }

  @Override
  public void unregisterCollection(String name) {
    collections.remove(name);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    checkName(newName);
    if (collection instanceof EngineCollection ours) {
      from.unregisterCollection(ours.getCollectionName());
      engine.catalog().rename(ours.table(), fullName(newName));
    }
  }

  @Override
  public boolean isEmpty() {
    return names().isEmpty();
  }

  /** Drivers ask for the result of the last command no more. */
  @Override
  protected void clearLastStatus(Channel channel) {}

  @Override
  protected void putLastResult(Channel channel, Document result) {}

  @Override
  protected long getFileSize() {
    return engine.storage().sizeOnDisk();
  }

  @Override
  protected long getStorageSize() {
    return engine.storage().sizeOnDisk();
  }

  @Override
  protected Index<Long> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    throw new UnsupportedOperationException("Indexes are made by the catalog");
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    return getOrCreate(name);
  }
}
