package dev.formwork.store;

import com.mongodb.ConnectionString;
import dev.formwork.embedded.EmbeddedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The server behind {@link TestStore}. */
sealed interface TestServer {

  /** Where this database of it is. */
  String uri(String database);

  void stop();

  default boolean isEmbedded() {
    return this instanceof Embedded;
  }

  static TestServer start() {
    String uri = System.getenv("FORMWORK_TEST_MONGODB_URI");
    TestServer server =
        uri != null && !uri.isBlank()
            ? new External(new ConnectionString(uri))
            : Docker.mayAnswer() ? Container.startOrEmbedded() : new Embedded();
    LoggerFactory.getLogger(TestServer.class).info("Tests run on {}", server);
    return server;
  }

  /** The one that FORMWORK_TEST_MONGODB_URI names. */
  record External(ConnectionString address) implements TestServer {
    @Override
    public String uri(String database) {
      return withDatabase(address.getConnectionString(), database);
    }

    @Override
    public void stop() {}

    @Override
    public String toString() {
      return "the MongoDB at " + address.getHosts();
    }
  }

  /** A MongoDB in a container that ends with the JVM. */
  record Container(MongoDBContainer container) implements TestServer {
    private static final String IMAGE = "mongo:7";

    /** Embedded where the engine or the image cannot be had, so that a gate off line is green. */
    static TestServer startOrEmbedded() {
      try {
        if (DockerClientFactory.instance().isDockerAvailable()) {
          var container = new MongoDBContainer(IMAGE).withReplicaSet();
          container.start();
          return new Container(container);
        }
      } catch (RuntimeException failure) {
        Docker.log.warn("No MongoDB in a container, taking the embedded server", failure);
      }
      return new Embedded();
    }

    @Override
    public String uri(String database) {
      return container.getReplicaSetUrl(database);
    }

    @Override
    public void stop() {
      container.stop();
    }
  }

  /** The server of the quick start, in memory. */
  record Embedded(EmbeddedStore store) implements TestServer {
    Embedded() {
      this(EmbeddedStore.inMemory());
    }

    @Override
    public String uri(String database) {
      return store.uri(database);
    }

    @Override
    public void stop() {
      store.close();
    }

    @Override
    public String toString() {
      return "the embedded server";
    }
  }

  /** Asking the Docker engine takes seconds where there is none; a look at its socket does not. */
  final class Docker {
    private static final Logger log = LoggerFactory.getLogger(TestServer.class);

    private Docker() {}

    static boolean mayAnswer() {
      String home = System.getProperty("user.home");
      return System.getenv("DOCKER_HOST") != null
          || Stream.of(
                  "/var/run/docker.sock",
                  home + "/.docker/run/docker.sock",
                  home + "/.colima/default/docker.sock",
                  home + "/.rd/docker.sock")
              .map(Path::of)
              .anyMatch(Files::exists);
    }
  }

  /** This URI with another database: what stands between the hosts and the options. */
  static String withDatabase(String uri, String database) {
    int hosts = uri.indexOf("://") + 3;
    int options = uri.indexOf('?') < 0 ? uri.length() : uri.indexOf('?');
    int slash = uri.indexOf('/', hosts);
    int end = slash < 0 || slash > options ? options : slash;
    return uri.substring(0, end) + "/" + database + uri.substring(options);
  }
}
