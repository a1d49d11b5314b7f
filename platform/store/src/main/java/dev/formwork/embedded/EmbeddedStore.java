package dev.formwork.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server inside this process, for the quick start and for tests.
 *
 * <p>It listens on 127.0.0.1 and a port the system picks. It asks no password, so there is no way
 * to bind it anywhere else; whoever has an account on this machine can read it.
 *
 * <p>A write on disk is answered once it is in the file and the file is forced out: ending the
 * process by any means loses nothing that was acknowledged. One process at a time can have the
 * folder.
 *
 * <p>What it is not: MongoDB. It has no secondary indexes, so every query that does not name the
 * {@code _id} or exactly the fields of a unique index reads the whole collection (2 s at 100,000
 * records); one lock per collection; no sessions, transactions, change streams or replication; a
 * reader may see a document while it is being changed. It takes collations, TTL, partial indexes
 * and validators and ignores them, and compares Decimal128 through double. The platform keeps to
 * the portable core, where it and MongoDB agree; more than a few thousand records want MongoDB.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);
  private static final String FILE = "formwork.mv";

  /** One accepts connections; each writer's thread waits for its commit, so there are many. */
  private static final int ACCEPTING_THREADS = 1;

  private static final int WORKING_THREADS = 64;

  private final MongoServer server;
  private final InetSocketAddress address;

  private EmbeddedStore(MongoBackend backend) {
    this.server = new MongoServer(backend);
    var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
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
    var store = new EmbeddedStore(new DurableBackend(open(folder)));
    log.info("Embedded store opened in {}", folder.toAbsolutePath());
    return store;
  }

  /** A store that forgets everything when it closes. */
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(new ById.Backend(MVStore.open(null)));
  }

  /** Where drivers reach it, as in {@code mongodb://127.0.0.1:40123}. */
  public String uri() {
    return "mongodb://127.0.0.1:" + address.getPort();
  }

  /** Ends every connection, writes what is left and frees the folder. */
  @Override
  public void close() {
    server.shutdownNow();
  }

  private static MVStore open(Path folder) {
    makeWritable(folder);
    try {
      return DurableBackend.openFile(folder.resolve(FILE));
    } catch (MVStoreException failure) {
      throw failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
          ? new StoreLocked(folder, failure)
          : new StoreUnreadable(folder.resolve(FILE), failure);
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
