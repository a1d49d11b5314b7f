package dev.formwork.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import dev.formwork.embedded.engine.Pace;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.inprocess.Exchanges;
import dev.formwork.embedded.inprocess.InProcess;
import dev.formwork.embedded.server.Doorkeeper;
import dev.formwork.embedded.server.EngineBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server inside this process, for the quick start and for tests.
 *
 * <p>It listens on 127.0.0.1 only, on a port the system picks, and lets in who knows a secret that
 * is made anew at each start: nobody else with an account on this machine.
 *
 * <p>An acknowledged write survives any end of the process; one with the write concern {@code
 * majority} or {@code j: true} is forced to disk first. Readers see whole documents as of one
 * moment and wait for nobody. One process at a time can have the folder.
 *
 * <p>What it is not: MongoDB. It has no sessions, transactions, change streams, replication,
 * collations, validators, and no TTL, partial, text, hashed, geographic or wildcard indexes; it
 * says so where one is asked for. The platform keeps to the portable core, where it and MongoDB
 * agree.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

  /** One accepts connections; each writer's thread waits for its commit, so there are many. */
  private static final int ACCEPTING_THREADS = 1;

  private static final int WORKING_THREADS = 64;

  private final @Nullable Path folder;
  private final Door door;
  private final EngineBackend backend;
  private final MongoServer server;
  private final Exchanges exchanges;
  private final InetSocketAddress address;

  private EmbeddedStore(Storage storage, @Nullable Path folder, Door door) {
    this.folder = folder;
    this.door = door;
    this.backend = new EngineBackend(storage, new Doorkeeper(door.secret()));
    this.server = new MongoServer(backend);
    this.exchanges = folder == null ? Exchanges.direct(backend) : Exchanges.shielded(backend);
    bind(server, door.port());
    this.address = server.getLocalAddress();
  }

  @SuppressWarnings("CatchingUnchecked") // Netty throws checked exceptions without saying so
  private static void bind(MongoServer server, int port) {
    try {
      var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      server.bind(loopback, ACCEPTING_THREADS, WORKING_THREADS);
    } catch (Exception failure) {
      server.shutdownNow();
      throw new StoreRefused(
          "store.port", failure, Integer.toString(port), String.valueOf(failure.getMessage()));
    }
  }

  /**
   * A store whose content stands in one file of this folder, which is made if it is not there.
   *
   * @throws StoreLocked if another process has it open
   * @throws StoreUnreadable if the file is damaged or not one of ours
   * @throws StoreRefused if the folder cannot be made or written
   */
  public static EmbeddedStore onDisk(Path folder) {
    return onDisk(folder, Door.unknown());
  }

  /** As {@link #onDisk(Path)}, reached by a port and a secret that others know too. */
  public static EmbeddedStore onDisk(Path folder, Door door) {
    return onDisk(folder, door, Pace.usual());
  }

  static EmbeddedStore onDisk(Path folder, Door door, Pace pace) {
    var store = new EmbeddedStore(DataFolder.open(folder, pace), folder, door);
    try {
      AddressFile.write(folder, store.uri());
    } catch (IOException failure) {
      store.close();
      throw DataFolder.notWritable(folder, failure);
    }
    log.info("Embedded store opened in {}", folder.toAbsolutePath());
    return store;
  }

  /** A store that forgets everything when it closes. */
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(Storage.inMemory(), null, Door.unknown());
  }

  /** Where drivers reach it, with the secret that lets them in. */
  public String uri() {
    return uri("");
  }

  /** Where drivers reach this database of it, with the secret that lets them in. */
  public String uri(String database) {
    return door.uri(address.getPort(), database);
  }

  /**
   * A client that reaches it without the network, faster than any other; to be closed before it.
   *
   * @param settings the rest of how the client works, with {@link #uri} as its address
   */
  public MongoClient client(MongoClientSettings settings) {
    return InProcess.client(settings, exchanges);
  }

  /** What was read since it was opened. */
  public ReadStatistics reads() {
    return ReadStatistics.of(backend.counters());
  }

  /** Ends every connection, writes what is left and frees the folder. */
  @Override
  public void close() {
    try {
      if (folder != null) {
        AddressFile.remove(folder);
      }
    } catch (IOException failure) {
      log.warn("Could not remove the address of the store in {}", folder, failure);
    }
    exchanges.close();
    server.shutdownNow();
  }
}
