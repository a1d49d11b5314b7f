package dev.formwork.records.internal.counters;

import dev.formwork.kernel.QualifiedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done to counters by the way: building, folding, checking and forgetting. */
@Component
public class CounterTurns {

  private static final Logger log = LoggerFactory.getLogger(CounterTurns.class);

  /** So many changes are worth folding; fewer are quickly added up by who reads. */
  private static final int FOLDED_FROM = 50;

  private static final Duration CHECKED_EVERY = Duration.ofMinutes(10);

  /** How long an effect that was folded is known, so that one that comes again is not folded. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final Duration KEPT_UNASKED = Duration.ofDays(14);
  private static final int PAGE = 500;

  private final CounterStore store;
  private final Building building;
  private final Folding folding;
  private final Checking checking;
  private final CountedRecords records;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  CounterTurns(
      CounterStore store,
      Building building,
      Folding folding,
      Checking checking,
      CountedRecords records,
      Clock clock) {
    this.store = store;
    this.building = building;
    this.folding = folding;
    this.checking = checking;
    this.records = records;
    this.clock = clock;
  }

  /** Takes a turn in a thread of its own: building may take long, and others wait for theirs. */
  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
  void takeTurn() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("counters")
          .start(() -> {
            try {
              turn();
            } catch (RuntimeException failure) {
              log.warn("No counter could be looked after", failure);
            } finally {
              busy.set(false);
            }
          });
    }
  }

  /** Does what is due for the counters of all forms. */
  public void turn() {
    for (FormCounters each : store.all()) {
      try {
        turn(each);
      } catch (RuntimeException failure) {
        log.warn("The counters of {} had to wait for another turn", each.form(), failure);
      }
    }
  }

  private void turn(FormCounters of) {
    QualifiedKey form = of.form();
    building.step(form);
    folding.fold(form, FOLDED_FROM);
    checking.check(form, CHECKED_EVERY);
    forget(of);
  }

  private void forget(FormCounters of) {
    Instant now = clock.instant();
    List<Told> old = store.closedBefore(of.form(), now.minus(REMEMBERED), PAGE);
    if (!old.isEmpty()) {
      var ids = new ArrayList<>(old.stream().map(Told::effect).toList());
      Set<String> held = records.holding(of.form(), ids);
      ids.removeAll(held);
      store.forget(ids);
    }
    for (Kept kept : of.counters()) {
      if (kept.asked().plus(KEPT_UNASKED).isBefore(now)) {
        FormCounters latest = store.of(of.form());
        if (store.save(latest.without(kept.counter().key()))) {
          store.removeAll(kept.counter().key());
        }
      }
    }
  }
}
