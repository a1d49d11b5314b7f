package dev.formwork.store;

import java.util.List;

/** The store was asked at start and cannot be worked with; the message says why and what to do. */
public final class StoreUnsuitable extends IllegalStateException {

  private StoreUnsuitable(String message, Exception cause) {
    super(message, cause);
  }

  private StoreUnsuitable(String message) {
    super(message);
  }

  static StoreUnsuitable lacking(StoreInfo store, String hosts, List<String> lacking) {
    return new StoreUnsuitable(
        "Expected the %s %s at %s to do what Formwork needs, but it fails at: %s. Use MongoDB 6 or newer."
            .formatted(store.kind(), store.version(), hosts, String.join(", ", lacking)));
  }

  static StoreUnsuitable silent(String hosts, Exception cause) {
    return new StoreUnsuitable(
        "Expected a MongoDB at %s (FORMWORK_MONGODB_URI), but none could be used: %s"
            .formatted(hosts, cause.getMessage()),
        cause);
  }
}
