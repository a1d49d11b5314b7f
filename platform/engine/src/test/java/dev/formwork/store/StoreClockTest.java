package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class StoreClockTest {

  private Instant store = Instant.parse("2026-11-23T01:00:00Z");
  private long nanos = 5_000_000_000L;
  private final StoreClock clock = StoreClock.of(() -> store, () -> nanos);

  @Test
  void showsTheTimeOfTheStoreAndCountsOnFromThere() {
    assertThat(clock.instant()).isEqualTo(store);

    nanos += Duration.ofMinutes(3).toNanos();

    assertThat(clock.instant()).isEqualTo(store.plus(Duration.ofMinutes(3)));
  }

  @Test
  void followsTheStoreWhereItDiffers() {
    store = store.minus(Duration.ofHours(1));
    assertThat(clock.instant()).isAfter(store);

    clock.look();

    assertThat(clock.instant()).isEqualTo(store);
  }

  @Test
  void followsNoDifferencesAsSmallAsAnAnswerTakes() {
    Instant before = clock.instant();
    store = store.plusMillis(20);

    clock.look();

    assertThat(clock.instant()).isEqualTo(before);
  }

  @Test
  void goesOnByItselfWhereTheStoreDoesNotAnswer() {
    var away =
        StoreClock.of(
            new java.util.function.Supplier<>() {
              private boolean asked;

              @Override
              public Instant get() {
                if (asked) {
                  throw new IllegalStateException("away");
                }
                asked = true;
                return store;
              }
            },
            () -> nanos);

    away.look();
    nanos += Duration.ofSeconds(9).toNanos();

    assertThat(away.instant()).isEqualTo(store.plusSeconds(9));
  }

  @Test
  void asksTheServerOfTheTests() {
    assertThat(StoreClock.of(TestStore.database()).instant())
        .isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.HOURS));
  }
}
