package dev.formwork.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.formwork.embedded.EmbeddedStore;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsCommandListener;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;

/** The way to the store: an external MongoDB, or the embedded server, which it starts and ends. */
final class StoreConnection implements AutoCloseable {

  private static final String DATABASE = "formwork";

  /** Long enough for an election in a replica set, short enough for a person who waits. */
  private static final int FIND_SERVER_SECONDS = 10;

  private final @Nullable EmbeddedStore embedded;
  private final ConnectionString address;

  private StoreConnection(@Nullable EmbeddedStore embedded, String uri) {
    this.embedded = embedded;
    this.address = new ConnectionString(uri);
  }

  static StoreConnection open(StoreProperties properties) {
    String uri = properties.mongodbUri();
    if (uri != null) {
      return new StoreConnection(null, uri);
    }
    var embedded =
        properties.isInMemory()
            ? EmbeddedStore.inMemory()
            : EmbeddedStore.onDisk(properties.folder());
    return new StoreConnection(embedded, embedded.uri());
  }

  ConnectionString address() {
    return address;
  }

  /** A client of the store; an embedded one is reached without the network. */
  MongoClient client(MongoClientSettings settings) {
    return embedded == null ? MongoClients.create(settings) : embedded.client(unwatched(settings));
  }

  /**
   * Without what watches over a network: how long commands take there, and words that some server
   * may not know. For any listener the driver reads each command and each answer once more, which
   * is a good part of what a command costs here.
   */
  private static MongoClientSettings unwatched(MongoClientSettings settings) {
    return MongoClientSettings.builder(settings)
        .commandListenerList(
            settings.getCommandListeners().stream()
                .filter(listener ->
                    !(listener instanceof MongoMetricsCommandListener)
                        && !(listener instanceof PortableCoreGate gate && !gate.enforces()))
                .toList())
        .build();
  }

  boolean isEmbedded() {
    return embedded != null;
  }

  /** The database of the URI, or {@code formwork}. */
  String database() {
    return Optional.ofNullable(address.getDatabase()).orElse(DATABASE);
  }

  /** The hosts, as a person may read them: without the password that the URI may hold. */
  String hosts() {
    return String.join(",", address.getHosts());
  }

  /** How Formwork talks to any store; what the URI says for itself wins. */
  static void configure(
      MongoClientSettings.Builder settings, ConnectionString address, PortableCoreGate.Mode core) {
    settings
        .codecRegistry(
            CodecRegistries.fromRegistries(
                CodecRegistries.fromProviders(new PlainDocuments.Provider()),
                MongoClientSettings.getDefaultCodecRegistry()))
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(FIND_SERVER_SECONDS, TimeUnit.SECONDS))
        .applyConnectionString(address)
        .addCommandListener(new PortableCoreGate(core));
    if (address.getApplicationName() == null) {
      settings.applicationName("formwork");
    }
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
