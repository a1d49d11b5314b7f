package dev.formwork.embedded;

import dev.formwork.embedded.engine.Pace;
import java.nio.file.Path;
import java.time.Duration;

/** A store that writes pages and tidies its file all the time, so that a test meets that. */
public final class StoreAtPace {

  private StoreAtPace() {}

  public static EmbeddedStore fast(Path folder) {
    return EmbeddedStore.onDisk(
        folder, Door.unknown(), new Pace(Duration.ofMillis(20), 1 << 20, 1 << 20));
  }

  /** The same, which in addition uses room again soon after it has become free. */
  static EmbeddedStore fastAndForgetful(Path folder) {
    return EmbeddedStore.onDisk(
        folder,
        Door.unknown(),
        new Pace(Duration.ofMillis(20), 1 << 20, 1 << 20, Duration.ofMillis(200)));
  }
}
