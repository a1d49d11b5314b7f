package dev.formwork.embedded;

import de.bwaldvogel.mongo.MongoServer;
import dev.formwork.embedded.engine.Pace;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.StorageDamaged;
import dev.formwork.embedded.engine.StorageLocked;
import dev.formwork.embedded.server.Doorkeeper;
import dev.formwork.embedded.server.EngineBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Door door;
  private final EngineBackend backend;
  private final MongoServer server;
  private final InetSocketAddress address;

  private EmbeddedStore(Storage storage, Door door) {
    this.door = door;
    this.backend = new EngineBackend(storage, new Doorkeeper(door.secret()));
    this.server = new MongoServer(backend);
    var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), door.port());
    server.bind(loopback, ACCEPTING_THREADS, WORKING_THREADS);
    this.address = server.getLocalAddress();
  }

  /**
   * A store whose content stands in one file of this folder, which is made if it is not there.
   *
   * @throws StoreLocked if another process has it open
   * @throws StoreUnreadable if the file is damaged or not one of ours
   * @throws UncheckedIOException if the folder cannot be made or written
   */
  public static EmbeddedStore onDisk(Path folder) {
    return onDisk(folder, Door.unknown());
  }

  /** As {@link #onDisk(Path)}, reached by a port and a secret that others know too. */
  public static EmbeddedStore onDisk(Path folder, Door door) {
    return onDisk(folder, door, Pace.usual());
  }

  static EmbeddedStore onDisk(Path folder, Door door, Pace pace) {
    var store = new EmbeddedStore(open(folder, pace), door);
    log.info("Embedded store opened in {}", folder.toAbsolutePath());
    return store;
  }

  /** A store that forgets everything when it closes. */
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(Storage.inMemory(), Door.unknown());
  }

  /** Where drivers reach it, with the secret that lets them in. */
  public String uri() {
    return uri("");
  }

  /** Where drivers reach this database of it, with the secret that lets them in. */
  public String uri(String database) {
    return door.uri(address.getPort(), database);
  }

  /** What was read since it was opened. */
  public ReadStatistics reads() {
    return ReadStatistics.of(backend.counters());
  }

  /** Ends every connection, writes what is left and frees the folder. */
  @Override
  public void close() {
    server.shutdownNow();
  }

  private static Storage open(Path folder, Pace pace) {
    makeWritable(folder);
    try {
      return Storage.open(folder, pace);
    } catch (StorageLocked failure) {
      throw new StoreLocked(folder, failure);
    } catch (StorageDamaged failure) {
      throw new StoreUnreadable(folder.resolve(Storage.FILE), failure);
    }
  }

  private static void makeWritable(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Expected to make the data folder " + folder.toAbsolutePath() + ", but could not",
          failure);
    }
    if (!Files.isWritable(folder)) {
      throw new UncheckedIOException(
          new IOException("Expected to write into " + folder.toAbsolutePath() + ", but may not"));
    }
  }
}
