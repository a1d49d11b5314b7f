package dev.formwork.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the store is.
 *
 * @param data folder of the embedded store, or {@code memory} for one that forgets
 * @param mongodbUri a MongoDB to use instead of the embedded store; none if blank
 * @param portableCore what happens to a command outside the portable core
 */
@ConfigurationProperties("formwork")
record StoreProperties(
    @DefaultValue("./data") String data,
    @Nullable String mongodbUri,
    @DefaultValue("warn") PortableCoreGate.Mode portableCore) {

  StoreProperties {
    mongodbUri = mongodbUri == null || mongodbUri.isBlank() ? null : mongodbUri.strip();
  }

  boolean isInMemory() {
    return data.equals("memory");
  }

  Path folder() {
    return Path.of(data);
  }
}
