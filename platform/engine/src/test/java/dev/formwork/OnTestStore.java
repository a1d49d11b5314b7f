package dev.formwork;

import dev.formwork.store.TestStore;
import java.util.HashMap;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the engine at the store of the tests before any of its parts opens one of its own. */
final class OnTestStore implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var properties = new HashMap<String, Object>();
    TestStore.properties((name, value) -> properties.put(name, ((Supplier<?>) value).get()));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test-store", properties));
  }
}
