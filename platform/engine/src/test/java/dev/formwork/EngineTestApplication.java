package dev.formwork;

import dev.formwork.store.TestStore;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The whole engine on a database of its own, as Spring tests start it once and share it. */
@SpringBootApplication
public class EngineTestApplication {

  @Bean
  static DynamicPropertyRegistrar store() {
    return TestStore::properties;
  }
}
