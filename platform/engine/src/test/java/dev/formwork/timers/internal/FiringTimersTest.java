package dev.formwork.timers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.HandClock;
import dev.formwork.store.TestStore;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerFailure;
import dev.formwork.timers.TimerProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FiringTimersTest {

  private final HandClock clock = new HandClock();
  private final List<DueTimer> fired = new ArrayList<>();
  private final com.mongodb.client.MongoDatabase database = TestStore.database();
  private Function<DueTimer, Optional<Instant>> handling =
      timer -> {
        fired.add(timer);
        return Optional.empty();
      };
  private final TimerNode node = node(TimerNode.QUICK);

  @Test
  void firesWhatIsDueOnceAndTheEarliestFirst() {
    node.store.put(timer("late", Duration.ofMinutes(2)));
    node.store.put(timer("early", Duration.ofMinutes(1)));
    node.store.put(timer("tomorrow", Duration.ofDays(1)));
    clock.move(Duration.ofMinutes(5));

    assertThat(node.loop.fireDue()).isEqualTo(2);
    assertThat(node.loop.fireDue()).isZero();
    assertThat(fired).extracting(each -> each.timer().id()).containsExactly("early", "late");
  }

  @Test
  void saysHowLateItIsAfterDowntime() {
    node.store.put(timer("one", Duration.ofHours(1)));
    clock.move(Duration.ofHours(49));

    node.loop.fireDue();

    assertThat(fired).extracting(DueTimer::lateBy).containsExactly(Duration.ofDays(2));
  }

  @Test
  void isMovedByANewerVersionOnly() {
    node.store.put(timer("one", Duration.ofHours(2), 7));
    node.store.put(timer("one", Duration.ofHours(1), 6));
    node.store.put(timer("one", Duration.ofHours(1), 7));
    clock.move(Duration.ofMinutes(90));
    assertThat(node.loop.fireDue()).isZero();

    node.store.put(timer("one", Duration.ofMinutes(-45), 8));

    assertThat(node.loop.fireDue()).isEqualTo(1);
  }

  @Test
  void isDroppedUnlessItWasSetAnew() {
    node.store.put(timer("one", Duration.ofHours(1), 7));
    node.store.drop("one", 6);
    node.store.put(timer("two", Duration.ofHours(1), 7));
    node.store.drop("two", 8);
    node.store.drop("none", 1);
    clock.move(Duration.ofHours(2));

    node.loop.fireDue();

    assertThat(fired).extracting(each -> each.timer().id()).containsExactly("one");
  }

  @Test
  void comesAgainWhenItWasTooEarly() {
    Instant later = clock.instant().plus(Duration.ofHours(3));
    handling =
        timer -> {
          fired.add(timer);
          return clock.instant().isBefore(later) ? Optional.of(later) : Optional.empty();
        };
    node.store.put(timer("one", Duration.ZERO));

    assertThat(node.loop.fireDue()).isEqualTo(1);
    clock.move(Duration.ofHours(3));
    assertThat(node.loop.fireDue()).isEqualTo(1);
    clock.move(Duration.ofDays(1));
    assertThat(node.loop.fireDue()).isZero();
  }

  @Test
  void setAnewWhileItIsFiredItIsFiredAgain() {
    handling =
        timer -> {
          fired.add(timer);
          if (fired.size() == 1) {
            node.store.put(timer("one", Duration.ofHours(1), 2));
          }
          return Optional.empty();
        };
    node.store.put(timer("one", Duration.ZERO, 1));
    node.loop.fireDue();

    clock.move(Duration.ofHours(1));

    assertThat(node.loop.fireDue()).isEqualTo(1);
    assertThat(fired).hasSize(2);
  }

  @Test
  void triesWhatFailsAgainEachTimeLaterAndGivesItUp() {
    handling =
        _ -> {
          throw new IllegalStateException("broken");
        };
    node.store.put(timer("poison", Duration.ZERO));

    var pauses = new ArrayList<Long>();
    for (int tries = 1; tries < TimerNode.QUICK.tries(); tries++) {
      assertThat(node.loop.fireDue()).isEqualTo(1);
      long waited = 0;
      while (node.store.due(clock.instant(), 1).isEmpty()) {
        clock.move(Duration.ofSeconds(1));
        waited++;
      }
      pauses.add(waited);
    }
    node.loop.fireDue();

    assertThat(pauses).containsExactly(2L, 4L, 8L, 16L);
    clock.move(Duration.ofDays(1));
    assertThat(node.loop.fireDue()).isZero();
    assertThat(node.store.failures(10))
        .extracting(each -> each.timer().id(), TimerFailure::tries, TimerFailure::cause)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("poison", 5, "IllegalStateException"));
  }

  @Test
  void firesOthersBesideOneThatEndsTheMemory() {
    handling =
        timer -> {
          if (timer.timer().id().equals("poison")) {
            throw new OutOfMemoryError("not really");
          }
          fired.add(timer);
          return Optional.empty();
        };
    node.store.put(timer("poison", Duration.ZERO));
    for (int i = 0; i < 20; i++) {
      node.store.put(timer("good" + i, Duration.ofSeconds(1)));
    }
    clock.move(Duration.ofSeconds(1));

    node.loop.fireDue();

    assertThat(fired).hasSize(20);
  }

  @Test
  void isRetriedOrDiscardedByHandAfterItWasGivenUp() {
    handling =
        _ -> {
          throw new IllegalStateException("broken");
        };
    node.store.put(timer("one", Duration.ZERO));
    node.store.put(timer("two", Duration.ZERO));
    untilGivenUp();
    handling =
        timer -> {
          fired.add(timer);
          return Optional.empty();
        };

    assertThat(node.store.retry("one", clock.instant())).isTrue();
    assertThat(node.store.discard("two")).isTrue();

    node.loop.fireDue();
    assertThat(fired).extracting(each -> each.timer().id()).containsExactly("one");
    assertThat(node.store.failures(10)).isEmpty();
    assertThat(node.store.retry("two", clock.instant())).isFalse();
    assertThat(node.store.discard("one")).isFalse();
  }

  @Test
  void losesAndRepeatsNothingWhenTheClockIsSet() {
    node.store.put(timer("one", Duration.ofMinutes(30)));
    node.store.put(timer("two", Duration.ofHours(20)));
    node.store.put(timer("three", Duration.ofHours(26)));

    clock.move(Duration.ofDays(1));
    node.loop.fireDue();
    clock.move(Duration.ofDays(-1));
    node.loop.fireDue();
    clock.move(Duration.ofHours(-1));
    node.loop.fireDue();
    assertThat(fired).extracting(each -> each.timer().id()).containsExactly("one", "two");

    clock.move(Duration.ofHours(28));
    node.loop.fireDue();

    assertThat(fired).extracting(each -> each.timer().id()).containsExactly("one", "two", "three");
  }

  @Test
  void knowsNoSummerTimeAndNoLeapDay() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    List<String> moments =
        List.of("2026-03-29T01:59", "2026-03-29T03:00", "2026-10-25T02:30", "2028-02-29T12:00");
    for (String moment : moments) {
      Instant due = LocalDateTime.parse(moment).atZone(berlin).toInstant();
      node.store.put(new Timer(moment, "test", due, 1, Map.of()));
      clock.set(due.minusMillis(1));
      assertThat(node.loop.fireDue()).as("before " + moment).isZero();
      clock.set(due);
      assertThat(node.loop.fireDue()).as(moment).isEqualTo(1);
    }
  }

  @Test
  void aNodeWhoseLeaseEndedIsNotHeard() {
    node.store.put(timer("one", Duration.ZERO));
    Instant now = clock.instant();
    Claim first = node.store.claim("one", now, now.plusSeconds(20)).orElseThrow();
    assertThat(node.store.claim("one", now, now.plusSeconds(20))).isEmpty();

    clock.move(Duration.ofSeconds(20));
    Instant later = clock.instant();
    Claim second = node.store.claim("one", later, later.plusSeconds(20)).orElseThrow();

    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(node.store.renew(first, later.plusSeconds(60))).isFalse();
    assertThat(node.store.done(first)).isFalse();
    assertThat(node.store.failed(first, "late", later)).isFalse();
    assertThat(node.store.done(second)).isTrue();
  }

  @Test
  void isFoundAgainWithinHalfAMinuteOfTheDeathOfItsNode() {
    var usual =
        new TimerProperties(
            true,
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            4,
            5,
            Duration.ofSeconds(2));
    node.store.put(timer("orphan", Duration.ZERO));
    Instant death = clock.instant();
    assertThat(node.store.claim("orphan", death, death.plus(usual.lease()))).isPresent();

    clock.move(usual.lease().minusMillis(1));
    assertThat(node.loop.fireDue()).as("it may live").isZero();
    clock.move(usual.poll());
    assertThat(node.loop.fireDue()).isEqualTo(1);

    assertThat(Duration.between(death, clock.instant())).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void tellsALostLeaseFromATimerThatWasSetAnewOrDropped() {
    Instant now = clock.instant();
    node.store.put(timer("lost", Duration.ZERO));
    node.store.put(timer("again", Duration.ZERO));
    node.store.put(timer("dropped", Duration.ZERO));
    Claim lost = node.store.claim("lost", now, now).orElseThrow();
    Claim again = node.store.claim("again", now, now).orElseThrow();
    Claim dropped = node.store.claim("dropped", now, now).orElseThrow();

    node.store.claim("lost", now, now.plusSeconds(20));
    node.store.put(timer("again", Duration.ofHours(1), 2));
    node.store.drop("dropped", 2);

    assertThat(node.store.isElsewhere(lost)).isTrue();
    assertThat(node.store.isElsewhere(again)).isFalse();
    assertThat(node.store.isElsewhere(dropped)).isFalse();
  }

  @Test
  void letsGoOfWhatTakesTooLongAndGoesOn() throws InterruptedException {
    var hanging = new CountDownLatch(1);
    var good = new CountDownLatch(3);
    var interrupted = new CountDownLatch(1);
    handling =
        timer -> {
          if (timer.timer().id().equals("hangs")) {
            try {
              hanging.await();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          } else {
            good.countDown();
          }
          return Optional.empty();
        };
    var impatient =
        node(
            new TimerProperties(
                true,
                Duration.ofMillis(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(200),
                1,
                1,
                Duration.ofSeconds(2)));
    node.store.put(timer("hangs", Duration.ofMinutes(-1)));
    Thread overseer =
        Thread.ofPlatform()
            .start(() -> {
              while (impatient.store.failures(1).isEmpty() && !Thread.interrupted()) {
                impatient.workers.oversee();
                Thread.onSpinWait();
              }
            });
    for (int i = 0; i < 3; i++) {
      node.store.put(timer("good" + i, Duration.ZERO));
    }

    impatient.loop.start();

    assertThat(good.await(30, TimeUnit.SECONDS)).isTrue();
    overseer.join();
    impatient.loop.stop();
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(impatient.store.failures(10))
        .extracting(TimerFailure::cause)
        .containsExactly("timers.handler.too-slow");
  }

  private void untilGivenUp() {
    for (int i = 0; i < TimerNode.QUICK.tries(); i++) {
      node.loop.fireDue();
      clock.move(Duration.ofMinutes(10));
    }
  }

  private TimerNode node(TimerProperties properties) {
    return TimerNode.on(database, clock, properties, timer -> handling.apply(timer));
  }

  private Timer timer(String id, Duration in) {
    return timer(id, in, 1);
  }

  private Timer timer(String id, Duration in, long version) {
    return new Timer(id, "test", clock.instant().plus(in), version, Map.of("record", "r1"));
  }
}
