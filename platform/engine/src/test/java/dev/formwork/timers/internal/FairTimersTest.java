package dev.formwork.timers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.formwork.HandClock;
import dev.formwork.store.TestStore;
import dev.formwork.timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A hundred thousand timers are due at once, as after a long downtime. */
class FairTimersTest {

  private static final int DUE = 100_000;
  private static final int LOOKED_AT = 1_500;
  private static final int PAGE = 256;

  private final HandClock clock = new HandClock();
  private final com.mongodb.client.MongoDatabase database = TestStore.database();
  private final List<String> fired = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch enough = new CountDownLatch(LOOKED_AT);
  private final TimerNode node =
      TimerNode.on(
          database,
          clock,
          TimerNode.QUICK,
          timer -> {
            fired.add(timer.timer().id());
            enough.countDown();
            if (timer.timer().id().endsWith("7")) {
              throw new IllegalStateException("broken");
            }
            return Optional.empty();
          });

  @Test
  void nobodyWaitsMuchLongerThanHisTurnAlsoWhereOthersFail() throws InterruptedException {
    Instant longAgo = clock.instant().minus(Duration.ofDays(2));
    setAll(longAgo);
    node.loop.start();
    until(LOOKED_AT / 3);
    int before = fired.size();
    node.store.put(new Timer("older", "test", longAgo.minusSeconds(1), 1, Map.of()));

    assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
    node.loop.stop();

    List<String> order = List.copyOf(fired);
    int ahead = PAGE + TimerNode.QUICK.workers();
    assertThat(order.indexOf("older"))
        .as("fired with the next page")
        .isBetween(before - TimerNode.QUICK.workers(), before + 2 * ahead);
    for (int i = 0; i < LOOKED_AT; i++) {
      if (!order.get(i).equals("older")) {
        int turn = Integer.parseInt(order.get(i).substring(1));
        assertThat(Math.abs(turn - i)).as("turn of " + order.get(i)).isLessThanOrEqualTo(ahead);
      }
    }
    assertThat(order).as("what failed pauses").doesNotHaveDuplicates();
  }

  private void until(int many) throws InterruptedException {
    while (fired.size() < many) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Set in an order of its own, each a millisecond later than the one before it. */
  private void setAll(Instant first) {
    MongoCollection<Document> timers = database.getCollection("timers");
    var batch = new ArrayList<Document>();
    for (int i = 0; i < DUE; i++) {
      int turn = (int) (i * 7919L % DUE);
      Date due = Date.from(first.plusMillis(turn));
      batch.add(
          new Document("_id", "t" + turn)
              .append("kind", "test")
              .append("due", due)
              .append("next", due)
              .append("version", 1L)
              .append("about", new Document())
              .append("tries", 0)
              .append("fence", 1L));
      if (batch.size() == 5_000) {
        timers.insertMany(batch);
        batch.clear();
      }
    }
  }
}
