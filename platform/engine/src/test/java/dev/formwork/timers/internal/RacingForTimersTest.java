package dev.formwork.timers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.formwork.store.StoreClock;
import dev.formwork.store.TestStore;
import dev.formwork.timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several JVMs on one store. Short in the gate; at night {@code -Dformwork.race.timers=10000
 * -Dformwork.race.nodes=5 -Dformwork.race.lease=20000}.
 */
class RacingForTimersTest {

  private static final Logger log = LoggerFactory.getLogger(RacingForTimersTest.class);
  private static final int TIMERS = Integer.getInteger("formwork.race.timers", 400);
  private static final int NODES = Integer.getInteger("formwork.race.nodes", 3);
  private static final Duration LEASE =
      Duration.ofMillis(Integer.getInteger("formwork.race.lease", 2_000));
  private static final Duration PATIENCE =
      Duration.ofSeconds(60).plus(LEASE.multipliedBy(6)).plusMillis(TIMERS * 40L);

  private final String uri = uri();
  private final String name = "race-" + System.nanoTime();
  private final MongoDatabase database = MongoClients.create(uri).getDatabase(name);
  private final TimerStore store = new TimerStore(database);
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final Set<String> fired = new HashSet<>();
  private final List<Long> late = new ArrayList<>();
  private final List<RacingNode> nodes = new ArrayList<>();
  private int ready;

  @AfterEach
  void end() {
    nodes.forEach(RacingNode::kill);
    database.drop();
  }

  /** How many nodes race. */
  static IntStream nodes() {
    return IntStream.of(1, 2, NODES).distinct();
  }

  @ParameterizedTest(name = "{0} nodes")
  @MethodSource("nodes")
  void eachTimerIsFiredAndDoneOnceWhileNodesFreezeAndDie(int many) throws InterruptedException {
    StoreClock clock = StoreClock.of(database);
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    for (int i = 0; i < TIMERS * 3 / 4; i++) {
      store.put(new Timer("t" + i, "test", yesterday, 1, Map.of()));
    }
    for (int i = 0; i < many; i++) {
      nodes.add(start("n" + i, Duration.ZERO));
    }
    until(_ -> ready == many);
    Instant now = clock.instant();
    for (int i = TIMERS * 3 / 4; i < TIMERS; i++) {
      store.put(new Timer("t" + i, "test", now.plusMillis(1_000 + 20L * i), 1, Map.of()));
    }

    until(_ -> done.size() >= TIMERS / 8);
    RacingNode freezing = nodes.get(1 % many);
    freezing.freeze();
    Thread thaw = Thread.ofPlatform().start(() -> afterAWhile(freezing));
    until(_ -> done.size() >= TIMERS / 4);
    if (many > 1) {
      nodes.getFirst().kill();
    }
    until(_ -> database.getCollection("timers").countDocuments() == 0);
    thaw.join();
    drain();

    assertThat(done.values()).as("done twice").containsOnly(1);
    assertThat(fired).hasSize(TIMERS);
    assertThat(done).as("done, or known to the killed one only").hasSizeBetween(TIMERS - 8, TIMERS);
    late.sort(Long::compare);
    log.info(
        "{} timers on {} nodes; a quarter, due meanwhile, began {} ms (median) and {} ms (p99)"
            + " after they were due, freezing and killing included",
        TIMERS,
        many,
        late.get(late.size() / 2),
        late.get(late.size() * 99 / 100));
  }

  @Test
  void anotherNodeGoesOnWhereOneDied() throws InterruptedException {
    Instant now = StoreClock.of(database).instant();
    store.put(new Timer("orphan", "test", now, 1, Map.of()));
    assertThat(store.claim("orphan", now, now.plus(LEASE))).as("by a node that dies").isPresent();

    nodes.add(start("n0", Duration.ZERO));
    until(_ -> done.containsKey("orphan"));

    assertThat(fired).containsExactly("orphan");
    log.info("The timer of a dead node was fired {} ms after its death", late.getFirst());
  }

  /**
   * The platform's clock is the store's, so this is worse than what can happen: a node takes every
   * lease of the others for ended, and another never sees one end.
   */
  @Test
  void eachTimerIsDoneOnceAlsoWhereClocksDifferByMinutes() throws InterruptedException {
    Instant yesterday = StoreClock.of(database).instant().minus(Duration.ofDays(1));
    for (int i = 0; i < TIMERS; i++) {
      store.put(new Timer("t" + i, "test", yesterday, 1, Map.of()));
    }
    nodes.add(start("n0", Duration.ZERO));
    nodes.add(start("fast", Duration.ofMinutes(5)));
    nodes.add(start("slow", Duration.ofMinutes(-5)));

    until(_ -> database.getCollection("timers").countDocuments() == 0);
    drain();

    assertThat(fired).hasSize(TIMERS);
    assertThat(done).as("all done").hasSize(TIMERS);
    assertThat(done.values()).as("done twice").containsOnly(1);
  }

  private RacingNode start(String node, Duration skew) {
    return RacingNode.start(node, new RacingNode.Settings(uri, name, LEASE, skew), heard::add);
  }

  private static void afterAWhile(RacingNode frozen) {
    try {
      TimeUnit.MILLISECONDS.sleep(LEASE.toMillis() * 3 / 2); // the lease must end meanwhile
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    frozen.thaw();
  }

  private void until(Predicate<String> isSo) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String line = "";
    while (!isSo.test(line)) {
      assertThat(System.nanoTime()).as("patience; so far done: " + done.size()).isLessThan(end);
      line = heard.poll(200, TimeUnit.MILLISECONDS);
      if (line != null) {
        hear(line);
      } else {
        line = "";
      }
    }
  }

  private void drain() throws InterruptedException {
    String line = heard.poll(500, TimeUnit.MILLISECONDS);
    while (line != null) {
      hear(line);
      line = heard.poll(500, TimeUnit.MILLISECONDS);
    }
  }

  private void hear(String line) {
    String[] words = line.split(" ");
    switch (words[1]) {
      case "fired" -> {
        long lateBy = Long.parseLong(words[3]);
        if (fired.add(words[2]) && lateBy < 60_000) {
          late.add(lateBy);
        }
      }
      case "ready" -> ready++;
      case "done" -> done.merge(words[2], 1, Integer::sum);
      default -> {}
    }
  }

  private static String uri() {
    var properties = new HashMap<String, Supplier<?>>();
    TestStore.properties(properties::put);
    String full = String.valueOf(properties.get("formwork.mongodb-uri").get());
    int slash = full.indexOf('/', full.indexOf("://") + 3);
    int options = full.indexOf('?');
    return full.substring(0, slash) + "/" + (options < 0 ? "" : full.substring(options));
  }
}
