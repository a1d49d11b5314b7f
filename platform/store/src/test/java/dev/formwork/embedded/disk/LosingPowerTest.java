package dev.formwork.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.disk.OrdersOnDisk.Order;
import dev.formwork.embedded.engine.Storage.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The power goes while writers write, an index is built and dropped, pages are written and the file
 * is tidied, again and again. What was acknowledged as on disk is there afterwards, whatever else
 * of the last writes is. {@code -Dformwork.powercuts=500} is the long form: there the power goes
 * often enough in a row that room of pages which count no more is used again.
 */
class LosingPowerTest {

  private static final int CUTS = Integer.getInteger("formwork.powercuts", 48);
  private static final int CUTS_IN_A_ROW = Math.clamp(CUTS / 10, 4, 50);
  private static final int FIRST_WRITES = 12;
  private static final int WRITERS = 4;
  private static final int OWN_ORDERS = 40;

  @TempDir Path temp;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, CUTS / CUTS_IN_A_ROW);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsWhatItAcknowledged(int seed) throws IOException, InterruptedException {
    var random = new Random(seed);
    var disk = new FaultyDisk(temp.resolve("disk"));
    var acknowledged = new AtomicIntegerArray(WRITERS * OWN_ORDERS);
    for (int cut = 1; cut <= CUTS_IN_A_ROW; cut++) {
      new Life(disk, random.nextLong(), acknowledged).liveUntilThePowerGoes();
      disk.comeBack(random);

      verify(disk, acknowledged, cut);
    }
  }

  /** Nothing was acknowledged, so there may be nothing; but it has to open. */
  @ParameterizedTest
  @MethodSource("seeds")
  void opensAfterThePowerWentAtTheFirstOpening(int seed) throws IOException {
    var random = new Random(seed);
    for (int write = 1; write <= FIRST_WRITES; write++) {
      var disk = new FaultyDisk(temp.resolve("disk" + write));
      disk.losePowerAtWrite(write);
      assertThatThrownBy(() -> OrdersOnDisk.open(disk)).isNotNull();
      disk.comeBack(random);

      try (var orders = OrdersOnDisk.open(disk)) {
        assertThat(orders.problems()).isEmpty();
      }
    }
  }

  /** The store from its opening until its power goes. */
  private record Life(FaultyDisk disk, long seed, AtomicIntegerArray acknowledged) {

    void liveUntilThePowerGoes() throws InterruptedException {
      var random = new Random(seed);
      if (random.nextInt(3) == 0) {
        disk.losePowerAtWrite(1 + random.nextInt(60)); // a third of it while opening
      }
      int lasts = 200 + random.nextInt(800);
      var written = new AtomicInteger();
      Runnable afterEach =
          () -> {
            if (written.incrementAndGet() == lasts) {
              disk.losePower();
            }
          };
      try (var orders = OrdersOnDisk.open(disk)) {
        var threads = new ArrayList<Thread>();
        for (int w = 0; w < WRITERS; w++) {
          int writer = w;
          threads.add(Thread.ofPlatform().start(() -> write(orders, writer, afterEach)));
        }
        threads.add(Thread.ofPlatform().start(() -> index(orders)));
        for (var thread : threads) {
          thread.join();
        }
      } catch (RuntimeException _) {
        // the power went while it was opened
      }
    }

    /** Gives orders of its own their next state, until that fails. */
    private void write(OrdersOnDisk orders, int writer, Runnable afterEach) {
      var random = new Random(seed + writer);
      try {
        while (true) {
          int id = writer * OWN_ORDERS + random.nextInt(OWN_ORDERS);
          int state = acknowledged.get(id) + 1;
          orders.put(new Order(id, state));
          orders.storage().await(Durability.DISK);
          acknowledged.set(id, state);
          afterEach.run();
        }
      } catch (RuntimeException _) {
        // the power is off
      }
    }

    private static void index(OrdersOnDisk orders) {
      try {
        while (true) {
          orders.makeAnotherIndex();
          orders.dropIt();
        }
      } catch (RuntimeException _) {
        // the power is off
      }
    }
  }

  /** What was acknowledged last is stored, or what was under way, whole, and in all indexes. */
  private static void verify(FaultyDisk disk, AtomicIntegerArray acknowledged, int cut) {
    try (var orders = OrdersOnDisk.open(disk)) {
      assertThat(orders.problems()).as("cut %d", cut).isEmpty();
      for (int id = 0; id < acknowledged.length(); id++) {
        var last = new Order(id, acknowledged.get(id));
        var underWay = new Order(id, last.state() + 1);

        byte[] bytes = orders.stored(id);
        Document stored = bytes == null ? null : Bson.decode(bytes);

        assertThat(stored)
            .as("order %d after cut %d", id, cut)
            .satisfiesAnyOf(
                it -> assertThat(it).isEqualTo(last.document()),
                it -> assertThat(it).isEqualTo(underWay.document()));
        boolean hasCome =
            stored == null ? last.document() != null : stored.equals(underWay.document());
        acknowledged.set(id, hasCome ? underWay.state() : last.state());
      }
    }
  }
}
