package dev.formwork.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees each command before it goes out. Enforcing, it throws {@link NotPortable} at what is outside
 * the portable core, so that a test fails; else it warns, once for each such word.
 */
final class PortableCoreGate implements CommandListener {

  /** What happens to a command outside the portable core. */
  enum Mode {
    ENFORCE,
    WARN
  }

  private static final Logger log = LoggerFactory.getLogger(PortableCoreGate.class);

  private static final int WRITES_PER_LOOK = 64;

  private final Mode mode;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final AtomicInteger writes = new AtomicInteger();

  PortableCoreGate(Mode mode) {
    this.mode = mode;
  }

  boolean enforces() {
    return mode == Mode.ENFORCE;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (!isDue(event.getCommandName())) {
      return;
    }
    var outside = PortableCheck.outside(event.getCommand());
    if (outside.isEmpty()) {
      return;
    }
    switch (mode) {
      case ENFORCE -> throw new NotPortable(event.getCommandName(), outside);
      case WARN -> outside.stream().filter(told::add).forEach(PortableCoreGate::warn);
    }
  }

  /** Reading a write costs what its documents cost: in production, one of many must do. */
  private boolean isDue(String command) {
    return mode == Mode.ENFORCE
        || switch (command) {
          case "insert" -> false;
          case "update", "findAndModify" -> writes.getAndIncrement() % WRITES_PER_LOOK == 0;
          default -> true;
        };
  }

  private static void warn(String word) {
    log.warn("Not every store can do this, as it is outside the portable core: {}", word);
  }

  /**
   * A command that not every server understands alike. An error, as the driver swallows the
   * exceptions of its listeners.
   */
  static final class NotPortable extends AssertionError {
    NotPortable(String command, Set<String> outside) {
      super(
          "Expected the command %s to keep to the portable core, but it has: %s"
              .formatted(command, String.join(", ", outside)));
    }
  }
}
