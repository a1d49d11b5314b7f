package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoSilentServerException;
import dev.formwork.embedded.index.IndexSpec;
import dev.formwork.embedded.query.Filter;
import dev.formwork.embedded.table.Table;
import dev.formwork.embedded.table.TableIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands about which collections and indexes there are. */
final class DefineCommands {

  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int NAMESPACE_EXISTS = 48;
  private static final int INVALID_OPTIONS = 72;

  private final EngineDatabase database;
  private final Engine engine;

  DefineCommands(EngineDatabase database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  Document create(Document command) {
    Refusals.refuseUnknown(command, Set.of("autoIndexId"));
    String name = name(command);
    if (database.find(name) != null) {
      throw new MongoServerError(
          NAMESPACE_EXISTS,
          "NamespaceExists",
          "Collection already exists. NS: " + database.fullName(name));
    }
    database.getOrCreate(name);
    return okay(new Document());
  }

  Document createIndexes(Document command) {
    Refusals.refuseUnknown(command, Set.of("indexes", "commitQuorum", "ignoreUnknownIndexOptions"));
    if (!(command.get("indexes") instanceof Collection<?> described) || described.isEmpty()) {
      throw new MongoServerError(2, "BadValue", "Must specify at least one index to create");
    }
    List<IndexSpec> specs =
        described.stream().map(each -> IndexSpec.parse((Document) each)).toList();
    boolean isNew = database.find(name(command)) == null;
    Table table = database.getOrCreate(name(command)).table();
    int before = table.indexes().size();
    boolean any = false;
    for (IndexSpec spec : specs) {
      any |= engine.catalog().createIndex(table, spec);
    }
    var answer =
        new Document("numIndexesBefore", before)
            .append("numIndexesAfter", table.indexes().size())
            .append("createdCollectionAutomatically", isNew);
    if (!any) {
      answer.append("note", "all indexes already exist");
    }
    return okay(answer);
  }

  Document dropIndexes(Document command) {
    Refusals.refuseUnknown(command, Set.of("index"));
    Table table = existing(name(command));
    int before = table.indexes().size();
    for (TableIndex index : named(table, command.get("index"))) {
      if (index.spec().isId()) {
        throw new MongoServerError(INVALID_OPTIONS, "InvalidOptions", "cannot drop _id index");
      }
      engine.catalog().dropIndex(table, index);
    }
    return okay(new Document("nIndexesWas", before));
  }

  private static List<TableIndex> named(Table table, @Nullable Object index) {
    return switch (index) {
      case String all when all.equals("*") ->
          table.indexes().stream().filter(each -> !each.spec().isId()).toList();
      case String name -> List.of(byName(table, name));
      case Document key -> List.of(byKey(table, key));
      case Collection<?> names ->
          names.stream().map(name -> byName(table, String.valueOf(name))).toList();
      case null, default ->
          throw new MongoServerError(14, "TypeMismatch", "index must be a name or a key");
    };
  }

  private static TableIndex byName(Table table, String name) {
    return table.indexes().stream()
        .filter(index -> index.spec().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IndexNotFoundException("index not found with name [" + name + "]"));
  }

  private static TableIndex byKey(Table table, Document key) {
    var wanted = IndexSpec.parse(new Document("key", key).append("name", "wanted")).parts();
    return table.indexes().stream()
        .filter(index -> index.spec().parts().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IndexNotFoundException(key));
  }

  Document listIndexes(Document command) {
    Refusals.refuseUnknown(command, Set.of("cursor"));
    String name = name(command);
    var described = new ArrayList<Document>();
    for (TableIndex index : existing(name).indexes()) {
      Document description = index.spec().describe();
      described.add(index.isReady() ? description : description.append("building", true));
    }
    return new Batch(described, false).answer(database.fullName(name), 0, "firstBatch");
  }

  Document listCollections(Document command) {
    Refusals.refuseUnknown(
        command, Set.of("cursor", "filter", "nameOnly", "authorizedCollections"));
    var filter = Filter.of(FindRequest.document(command, "filter"));
    var described = new ArrayList<Document>();
    for (String name : database.names()) {
      var description =
          new Document("name", name)
              .append("type", "collection")
              .append("options", new Document())
              .append("info", new Document("readOnly", false))
              .append("idIndex", IndexSpec.ofId().describe());
      if (filter.test(description)) {
        described.add(description);
      }
    }
    return new Batch(described, false)
        .answer(database.fullName("$cmd.listCollections"), 0, "firstBatch");
  }

  Document drop(Document command) {
    EngineCollection collection = database.find(name(command));
    if (collection == null) {
      throw new MongoSilentServerException("ns not found");
    }
    int indexes = collection.table().indexes().size();
    database.drop(collection);
    return okay(new Document("nIndexesWas", indexes).append("ns", collection.table().name()));
  }

  Document statistics() {
    long objects = 0;
    long indexes = 0;
    List<String> names = database.names();
    for (String name : names) {
      EngineCollection collection = database.find(name);
      if (collection != null) {
        objects += collection.table().size();
        indexes += collection.table().indexes().size();
      }
    }
    return okay(
        new Document("db", database.getDatabaseName())
            .append("collections", names.size())
            .append("objects", objects)
            .append("indexes", indexes)
            .append("storageSize", engine.storage().sizeOnDisk()));
  }

  Document statistics(Document command) {
    EngineCollection collection = database.find(name(command));
    return collection == null
        ? okay(new Document("ns", database.fullName(name(command))).append("count", 0))
        : collection.statistics();
  }

  private Table existing(String name) {
    EngineCollection collection = database.find(name);
    if (collection == null) {
      throw new MongoServerError(
          NAMESPACE_NOT_FOUND,
          "NamespaceNotFound",
          "ns does not exist: " + database.fullName(name));
    }
    return collection.table();
  }

  private static String name(Document command) {
    return String.valueOf(command.values().iterator().next());
  }

  private static Document okay(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }
}
