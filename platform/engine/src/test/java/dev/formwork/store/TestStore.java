package dev.formwork.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A real store for tests, one server for the JVM: {@code FORMWORK_TEST_MONGODB_URI} if set, else a
 * MongoDB container if a Docker engine answers, else the embedded server in memory. Every database
 * it gives is new and is dropped when the JVM ends, and refuses what is outside the portable core.
 *
 * <pre>{@code
 * private final MongoDatabase database = TestStore.database();
 *
 * @DynamicPropertySource
 * static void store(DynamicPropertyRegistry properties) {
 *   TestStore.properties(properties);
 * }
 * }</pre>
 */
public final class TestStore {

  private static final TestServer SERVER = TestServer.start();
  private static final MongoClient CLIENT = client(PortableCoreGate.Mode.ENFORCE);
  private static final MongoClient UNGUARDED = client(PortableCoreGate.Mode.WARN);
  private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestStore::end, "end-of-test-store"));
  }

  private TestStore() {}

  /** A new, empty database. */
  public static MongoDatabase database() {
    return CLIENT.getDatabase(newName());
  }

  /** Spring Data's template on a new, empty database, mapping as in production. */
  public static MongoTemplate template() {
    return template(database());
  }

  /** Spring Data's template on this database of ours, mapping as in production. */
  public static MongoTemplate template(MongoDatabase database) {
    var conversions = StoredTypes.conversions();
    var mapping = new MongoMappingContext();
    mapping.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
    mapping.afterPropertiesSet();
    var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, mapping);
    converter.setCustomConversions(conversions);
    converter.afterPropertiesSet();
    var factory = new SimpleMongoClientDatabaseFactory(CLIENT, database.getName());
    return new MongoTemplate(factory, converter);
  }

  /**
   * A database by this name that only warns of what is not portable, for a test that looks at how
   * it is used.
   */
  static MongoDatabase unguarded(String name) {
    return UNGUARDED.getDatabase(name);
  }

  /** What a Spring test needs to start on a new, empty database. */
  public static void properties(DynamicPropertyRegistry properties) {
    String uri = SERVER.uri(newName());
    properties.add("formwork.mongodb-uri", () -> uri);
    properties.add("formwork.portable-core", () -> "enforce");
  }

  /** Which server it is, for a test that must know. */
  public static boolean isEmbedded() {
    return SERVER.isEmbedded();
  }

  private static String newName() {
    String name = "test-" + new ObjectId();
    GIVEN.add(name);
    return name;
  }

  private static MongoClient client(PortableCoreGate.Mode core) {
    var settings = MongoClientSettings.builder();
    var address = new ConnectionString(SERVER.uri("test"));
    StoreConnection.configure(settings, address, core);
    return MongoClients.create(settings.build());
  }

  private static void end() {
    GIVEN.forEach(name -> CLIENT.getDatabase(name).drop());
    CLIENT.close();
    UNGUARDED.close();
    SERVER.stop();
  }
}
