package dev.formwork.store;

import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the store at start which one it is, and tries on a scratch collection what Formwork rests
 * on. A server that fails is refused then, not in the middle of somebody's work. The embedded one
 * is not tried: it is always the one that the tests of this build ran on.
 */
final class CapabilityProbe {

  static final Document PING = new Document("ping", 1);

  private static final Logger log = LoggerFactory.getLogger(CapabilityProbe.class);

  private static final int UNAUTHORIZED = 13;

  private final MongoDatabase database;
  private final String hosts;
  private final boolean embedded;

  CapabilityProbe(MongoDatabase database, StoreConnection connection) {
    this(database, connection.hosts(), connection.isEmbedded());
  }

  CapabilityProbe(MongoDatabase database, String hosts, boolean embedded) {
    this.database = database;
    this.hosts = hosts;
    this.embedded = embedded;
  }

  /**
   * Which store this is.
   *
   * @throws StoreUnsuitable if it does not answer or cannot do what Formwork needs
   */
  StoreInfo run() {
    try {
      var store = identify();
      List<String> lacking = embedded ? List.of() : lacking();
      if (!lacking.isEmpty()) {
        throw StoreUnsuitable.lacking(store, hosts, lacking);
      }
      log.info("Store: {} {} at {}, database {}", store.kind(), store.version(), hosts, name());
      return store;
    } catch (MongoException failure) {
      throw StoreUnsuitable.silent(hosts, failure);
    }
  }

  private String name() {
    return database.getName();
  }

  private StoreInfo identify() {
    var build = database.runCommand(new Document("buildInfo", 1));
    String version = String.valueOf(build.getString("version"));
    String kind = embedded ? "embedded" : build.containsKey("ferretdb") ? "FerretDB" : "MongoDB";
    return new StoreInfo(kind, version, embedded);
  }

  /** The names of the checks that this store fails. */
  List<String> lacking() {
    var scratch = database.getCollection("probe." + new ObjectId());
    var lacking = new ArrayList<String>();
    try {
      for (var capability : Capability.ALL) {
        scratch.drop();
        if (!holds(capability, scratch)) {
          lacking.add(capability.name());
        }
      }
    } finally {
      scratch.drop();
    }
    return lacking;
  }

  private static boolean holds(Capability capability, MongoCollection<Document> scratch) {
    try {
      return capability.check().test(scratch);
    } catch (MongoServerException refused) {
      if (refused.getCode() == UNAUTHORIZED) {
        throw refused;
      }
      log.debug("The store refuses: {}", capability.name(), refused);
      return false;
    }
  }
}
