package dev.formwork.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A MongoDB-compatible server inside this process, on loopback and a random port. */
public final class EmbeddedStore implements AutoCloseable {

  private final MongoServer server;
  private final InetSocketAddress address;

  private EmbeddedStore(MongoServer server) {
    this.server = server;
    server.bind("127.0.0.1", 0);
    this.address = server.getLocalAddress();
  }

  /** A store whose content stands in one file of this folder. */
  public static EmbeddedStore onDisk(Path folder) {
    return new EmbeddedStore(
        new MongoServer(new H2Backend(folder.resolve("formwork.mv").toString())));
  }

  /** A store that forgets everything when it closes. */
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(new MongoServer(H2Backend.inMemory()));
  }

  /** Where drivers reach it, as in {@code mongodb://127.0.0.1:40123}. */
  public String uri() {
    return "mongodb://127.0.0.1:" + address.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
