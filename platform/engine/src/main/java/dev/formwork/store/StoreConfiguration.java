package dev.formwork.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Gives the store to the others; Spring Boot makes the {@code MongoTemplate} from these parts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(5);

  @Bean
  StoreConnection storeConnection(StoreProperties properties) {
    return StoreConnection.open(properties);
  }

  @Bean
  MongoClient mongoClient(
      StoreConnection connection,
      StoreProperties properties,
      ObjectProvider<MongoClientSettingsBuilderCustomizer> customizers) {
    var settings = MongoClientSettings.builder();
    StoreConnection.configure(settings, connection.address(), properties.portableCore());
    customizers.orderedStream().forEach(customizer -> customizer.customize(settings));
    return connection.client(settings.build());
  }

  @Bean
  StoreInfo storeInfo(MongoClient client, StoreConnection connection) {
    return new CapabilityProbe(client.getDatabase(connection.database()), connection).run();
  }

  /** Everybody's way to the store: only once it is known to do what they need. */
  @Bean
  @DependsOn("storeInfo")
  MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, StoreConnection connection) {
    return new SimpleMongoClientDatabaseFactory(client, connection.database());
  }

  /** The database itself, for documents that are shaped by a definition and not by a class. */
  @Bean
  MongoDatabase mongoDatabase(MongoDatabaseFactory factory) {
    return factory.getMongoDatabase();
  }

  @Bean
  CoveredWrites coveredWrites(MongoDatabase database, StoreInfo store) {
    return CoveredWrites.of(database, store);
  }

  /** One clock for all nodes, so that what one of them plans is due on all at the same moment. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock(MongoDatabase database) {
    return StoreClock.of(database);
  }

  /** Keeps that clock right. */
  @Bean
  SchedulingConfigurer clockWatch(Clock clock) {
    return tasks -> {
      if (clock instanceof StoreClock shared) {
        tasks.addFixedDelayTask(shared::look, LOOK_AT_THE_CLOCK);
      }
    };
  }

  @Bean
  MongoCustomConversions mongoCustomConversions() {
    return StoredTypes.conversions();
  }

  /** Named as Spring Boot's own, which it replaces. */
  @Bean
  HealthIndicator mongoHealthContributor(MongoDatabase database, StoreInfo store) {
    return new StoreHealth(database, store);
  }
}
