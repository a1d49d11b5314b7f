package dev.formwork.bench.work;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The engine without screens, with the packs of the repository and their sample people. */
public final class Engine implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Engine(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Without the sample records: what is measured has the store to itself. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "dev.formwork",
      excludeFilters =
          @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.SampleRecordsAtStart"))
  static class Program {}

  /**
   * Starts one; it listens on loopback.
   *
   * @param data folder of the store, or {@code memory}
   * @param packs folder of the packs
   * @param more classes that take part, as in tests
   */
  public static Engine start(String data, Path packs, Class<?>... more) {
    var context =
        new SpringApplicationBuilder(Program.class)
            .sources(more)
            .properties(
                "server.address=127.0.0.1",
                "server.port=0",
                "spring.main.banner-mode=off",
                "spring.config.location=optional:classpath:/none/",
                "logging.level.root=warn",
                "logging.level.de.bwaldvogel.mongo=off",
                "formwork.demo=true",
                "formwork.counters.settling=PT0S",
                "formwork.mongodb-uri=",
                "formwork.data=" + data,
                "formwork.packs=" + packs)
            .run();
    return new Engine(context);
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Where the engine writes. */
  public MongoDatabase database() {
    return get(MongoDatabase.class);
  }

  /** Another database on the same server, through the same client. */
  public MongoDatabase otherDatabase(String name) {
    return get(MongoClient.class).getDatabase(name);
  }

  @Override
  public void close() {
    context.close();
  }
}
