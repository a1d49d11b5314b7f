package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.embedded.EmbeddedStore;
import dev.formwork.embedded.StoreLocked;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;

class StoreConfigurationTest {

  private final ApplicationContextRunner formwork =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  MongoAutoConfiguration.class,
                  DataMongoAutoConfiguration.class,
                  MongoHealthContributorAutoConfiguration.class))
          .withUserConfiguration(StoreConfiguration.class)
          .withPropertyValues("formwork.portable-core=enforce");

  @TempDir Path folder;

  @Test
  void startsTheEmbeddedStoreWhereNoMongoDbIsNamed() {
    formwork
        .withPropertyValues("formwork.data=memory", "formwork.mongodb-uri=")
        .run(context -> {
          assertThat(context.getBean(StoreInfo.class).embedded()).isTrue();
          assertThat(context.getBean(MongoDatabase.class).getName()).isEqualTo("formwork");
          assertThat(context.getBean(MongoTemplate.class).getDb().getName()).isEqualTo("formwork");
        });
  }

  @Test
  void keepsDataOverARestart() {
    var onDisk = formwork.withPropertyValues("formwork.data=" + folder);
    onDisk.run(context -> context.getBean(MongoTemplate.class).save(CAR));

    onDisk.run(context ->
        assertThat(context.getBean(MongoTemplate.class).findById("car-1", Car.class))
            .isEqualTo(CAR));
  }

  @Test
  void goesToTheMongoDbAndDatabaseThatAreNamed() {
    try (var store = EmbeddedStore.inMemory()) {
      formwork
          .withPropertyValues("formwork.mongodb-uri=" + store.uri("dealership"))
          .run(context -> {
            assertThat(context.getBean(StoreInfo.class).embedded()).isFalse();
            assertThat(context.getBean(MongoDatabase.class).getName()).isEqualTo("dealership");
          });
    }
  }

  @Test
  void saysInTheHealthPageWhichStoreRuns() {
    formwork
        .withPropertyValues("formwork.data=memory")
        .run(context -> {
          assertThat(context).hasSingleBean(HealthIndicator.class);
          var health = context.getBean(HealthIndicator.class).health(true);
          assertThat(health).isNotNull();
          assertThat(health.getStatus()).isEqualTo(Status.UP);
          assertThat(health.getDetails()).containsEntry("embedded", true);
        });
  }

  @Test
  void saysInTheHealthPageThatTheStoreIsGone() {
    var store = EmbeddedStore.inMemory();
    formwork
        .withPropertyValues(
            "formwork.mongodb-uri=" + store.uri() + "&serverSelectionTimeoutMS=5000")
        .run(context -> {
          store.close();

          var health = context.getBean(HealthIndicator.class).health(true);
          assertThat(health).isNotNull();
          assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        });
  }

  @Test
  void saysInOneSentenceThatTheFolderIsInUse() {
    try (var _ = EmbeddedStore.onDisk(folder)) {
      formwork
          .withPropertyValues("formwork.data=" + folder)
          .run(context -> {
            var failure = context.getStartupFailure();
            assertThat(failure).isNotNull();
            var analysis = new StoreFailureAnalyzer().analyze(failure);
            assertThat(analysis).isNotNull();
            assertThat(analysis.getCause()).isInstanceOf(StoreLocked.class);
            assertThat(analysis.getDescription()).contains(folder.toString());
          });
    }
  }

  @Test
  void storesDecimalsDatesAndInstantsAsTheyAre() {
    formwork
        .withPropertyValues("formwork.data=memory")
        .run(context -> {
          context.getBean(MongoTemplate.class).save(CAR, "cars");

          var stored = context.getBean(MongoDatabase.class).getCollection("cars").find().first();
          assertThat(stored)
              .containsEntry("price", Decimal128.parse("148600.10"))
              .containsEntry("built", "2026-02-14")
              .containsEntry("soldAt", Date.from(CAR.soldAt()));
        });
  }

  @Test
  void givesTestsATemplateThatMapsAlike() {
    var template = TestStore.template();

    template.save(CAR, "cars");

    assertThat(template.findById("car-1", Car.class, "cars")).isEqualTo(CAR);
    assertThat(template.getCollection("cars").find().first())
        .containsEntry("built", "2026-02-14")
        .isInstanceOf(Document.class);
  }

  private static final Car CAR =
      new Car(
          "car-1",
          new BigDecimal("148600.10"),
          LocalDate.of(2026, 2, 14),
          Instant.parse("2026-02-14T23:30:00.123Z"));

  record Car(String id, BigDecimal price, LocalDate built, Instant soldAt) {}
}
