package dev.formwork.timers.internal;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.formwork.store.StoreClock;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.TimerProperties;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * A JVM of its own that fires timers of a store until someone ends it, and says what it does:
 * {@code ready}, {@code fired ID LATE}, and {@code done ID} where the store took its word for it.
 */
final class RacingNode {

  private final Process process;

  private RacingNode(Process process) {
    this.process = process;
  }

  /**
   * Where it looks and how.
   *
   * @param skew how far its clock is ahead of the store's
   */
  record Settings(String uri, String database, Duration lease, Duration skew) {}

  /** Starts one; each line that it prints is told with its name in front. */
  static RacingNode start(String name, Settings settings, Consumer<String> heard) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath(), RacingNode.class.getName()));
    command.addAll(List.of(settings.uri(), settings.database()));
    command.add(String.valueOf(settings.lease().toMillis()));
    command.add(String.valueOf(settings.skew().toMillis()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Thread.ofPlatform().daemon().start(() -> tell(name, process, heard));
      return new RacingNode(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it in the middle of whatever it does, as a long pause for garbage would. */
  void freeze() {
    signal("-STOP");
  }

  void thaw() {
    signal("-CONT");
  }

  /** Ends it without a warning. */
  void kill() {
    process.destroyForcibly();
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(String name, Process process, Consumer<String> heard) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> heard.accept(name + " " + line));
    } catch (IOException | UncheckedIOException _) {
      heard.accept(name + " ended");
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  public static void main(String[] args) throws InterruptedException {
    MongoDatabase database = MongoClients.create(args[0]).getDatabase(args[1]);
    var lease = Duration.ofMillis(Long.parseLong(args[2]));
    var properties =
        new TimerProperties(
            true, Duration.ofMillis(200), lease, lease.multipliedBy(10), 4, 5, lease);
    var skew = Duration.ofMillis(Long.parseLong(args[3]));
    var clock = Clock.offset(StoreClock.of(database), skew);
    var store = new TellingStore(database);
    var beans = new StaticListableBeanFactory(Map.of("handler", new Handler()));
    var firing = new Firing(store, beans.getBeanProvider(TimerHandler.class), clock, properties);
    var workers = new Workers(firing, store, clock, properties);
    new TimerLoop(store, workers, firing, clock, properties).start();
    say("ready");
    Thread.currentThread().join();
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }

  private static final class TellingStore extends TimerStore {
    TellingStore(MongoDatabase database) {
      super(database);
    }

    @Override
    boolean done(Claim claim) {
      boolean heard = super.done(claim);
      if (heard) {
        say("done " + claim.timer().id());
      }
      return heard;
    }
  }

  /** Works for some milliseconds. */
  private static final class Handler implements TimerHandler {
    @Override
    public String kind() {
      return "test";
    }

    @Override
    public Optional<Instant> fire(DueTimer timer) {
      say("fired " + timer.timer().id() + " " + timer.lateBy().toMillis());
      try {
        Thread.sleep(RandomGenerator.getDefault().nextInt(2, 30));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }
  }
}
