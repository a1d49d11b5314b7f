package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.formwork.embedded.table.Table;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One database: its commands, each by who knows about them. */
final class EngineDatabase implements MongoDatabase {

  private static final int LONGEST_NAME = 255;

  private final String name;
  private final Engine engine;
  private final ReadCommands reading;
  private final WriteCommands writing;
  private final DefineCommands defining;

  EngineDatabase(String name, Engine engine) {
    this.name = name;
    this.engine = engine;
    this.reading = new ReadCommands(this, engine);
    this.writing = new WriteCommands(this, engine);
    this.defining = new DefineCommands(this, engine);
  }

  @Override
  public String getDatabaseName() {
    return name;
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find" -> reading.find(query);
      case "count" -> reading.count(query);
      case "distinct" -> reading.distinct(query);
      case "aggregate" -> reading.aggregate(query);
      case "explain" -> reading.explain(query);
      case "insert" -> writing.insert(query);
      case "update" -> writing.update(query);
      case "delete" -> writing.delete(query);
      case "findandmodify" -> writing.findAndModify(query);
      case "create" -> defining.create(query);
      case "createindexes" -> defining.createIndexes(query);
      case "dropindexes" -> defining.dropIndexes(query);
      case "listindexes" -> defining.listIndexes(query);
      case "listcollections" -> defining.listCollections(query);
      case "drop" -> defining.drop(query);
      case "dbstats" -> defining.statistics();
      case "collstats" -> defining.statistics(query);
      default -> throw new NoSuchCommandException(command);
    };
  }

  // --- Collections -------------------------------------------------------------------------------

  /** The collection of this name, or null. */
  @Nullable EngineCollection find(String collection) {
    checkName(collection);
    Table table = engine.catalog().find(fullName(collection)).orElse(null);
    return table == null ? null : new EngineCollection(table, engine);
  }

  EngineCollection getOrCreate(String collection) {
    EngineCollection there = find(collection);
    if (there != null) {
      return there;
    }
    if (collection.startsWith("system.") || collection.contains("$")) {
      throw invalid("Invalid system namespace: " + fullName(collection));
    }
    return new EngineCollection(engine.catalog().getOrCreate(fullName(collection)), engine);
  }

  private static void checkName(String collection) {
    if (collection.isEmpty()
        || collection.length() > LONGEST_NAME
        || collection.indexOf('\0') >= 0) {
      throw invalid("Invalid namespace specified '" + collection + "'");
    }
  }

  private static MongoServerError invalid(String reason) {
    return new MongoServerError(73, "InvalidNamespace", reason);
  }

  String fullName(String collection) {
    return name + "." + collection;
  }

  /** The names of all collections. */
  List<String> names() {
    String beginning = fullName("");
    return engine.catalog().names(beginning).stream()
        .map(fullName -> fullName.substring(beginning.length()))
        .toList();
  }

  void drop(EngineCollection collection) {
    engine.catalog().drop(collection.table());
  }

  @Override
  public void drop(Oplog oplog) {
    names().forEach(each -> dropCollection(each, oplog));
  }

  @Override
  public void dropCollection(String collection, Oplog oplog) {
    EngineCollection there = find(collection);
    if (there != null) {
      drop(there);
    }
  }

  @Override
  public boolean isEmpty() {
    return names().isEmpty();
  }

  // --- What only the library's own collections have ----------------------------------------------

  @Override
  public void handleClose(Channel channel) {}

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    throw Refusals.notImplemented(
        "The embedded store takes commands, and no queries of old clients");
  }

  @Override
  public MongoCollection<?> createCollectionOrThrowIfExists(
      String collection, CollectionOptions options) {
    throw notOurs();
  }

  @Override
  public @Nullable MongoCollection<?> resolveCollection(
      String collection, boolean throwIfNotFound) {
    throw notOurs();
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    throw notOurs();
  }

  @Override
  public void unregisterCollection(String collection) {
    throw notOurs();
  }

  private static MongoServerError notOurs() {
    return Refusals.notImplemented("The embedded store does not have this command");
  }
}
