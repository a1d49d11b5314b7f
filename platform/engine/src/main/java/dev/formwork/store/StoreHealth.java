package dev.formwork.store;

import com.mongodb.client.MongoDatabase;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the store answers, and which one it is. */
final class StoreHealth extends AbstractHealthIndicator {

  private final MongoDatabase database;
  private final StoreInfo store;

  StoreHealth(MongoDatabase database, StoreInfo store) {
    super("The store does not answer");
    this.database = database;
    this.store = store;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health
        .withDetail("kind", store.kind())
        .withDetail("version", store.version())
        .withDetail("embedded", store.embedded());
    database.runCommand(CapabilityProbe.PING);
    health.up();
  }
}
