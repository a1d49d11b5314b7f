package dev.formwork.deadlines;

import static dev.formwork.deadlines.Store.CALENDAR;
import static dev.formwork.deadlines.Store.HOURS;
import static dev.formwork.deadlines.Store.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.calendars.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happens to a deadline: it counts what an hourglass counts that is laid on its side while
 * the store is closed or the deadline is paused, and each rung comes once, at its time.
 */
class RunningDeadlinesTest {

  /** What happens after so many minutes. */
  record Event(int minutes, What what) {}

  enum What {
    LOOK,
    PAUSE,
    RESUME,
    PAUSE_FOR_PARTS,
    RESUME_FROM_PARTS
  }

  /** Minutes of sand that had run at each minute. */
  private static final class Hourglass {
    private final Map<Instant, Integer> by = new HashMap<>();
    private int run;
    private Instant now = at("Mon", "16:00");

    void runUntil(Instant end, boolean paused) {
      while (now.isBefore(end)) {
        by.put(now, run);
        run += !paused && HOURS.isOpen(now) ? 1 : 0;
        now = now.plus(1, ChronoUnit.MINUTES);
      }
      by.put(now, run);
    }
  }

  @Property(tries = 300)
  void countsLikeAnHourglassAndClimbsEachRungOnce(
      @ForAll @IntRange(min = 1, max = 1500) int budget,
      @ForAll("rungs") List<Rung> rungs,
      @ForAll @Size(max = 25) List<@net.jqwik.api.From("events") Event> events) {
    var glass = new Hourglass();
    var goal = new Deadline.Goal.Within(Amount.ofOpeningTime(Duration.ofMinutes(budget)));
    Deadline deadline = Deadline.start("d", CALENDAR, goal, rungs, glass.now);
    var fired = new HashMap<String, Fired>();

    for (Event event : events) {
      glass.runUntil(glass.now.plus(event.minutes, ChronoUnit.MINUTES), deadline.isPaused());
      Deadline.Tick tick = deadline.tick(glass.now, HOURS);
      for (Fired each : tick.fired()) {
        assertThat(fired.put(each.rung(), each)).as("climbed before").isNull();
      }
      deadline = after(event.what, tick.deadline(), glass.now);

      assertThat(deadline.used(glass.now, HOURS)).isEqualTo(Math.round(100.0 * glass.run / budget));
      assertThat(deadline.progress().lateSince() != null).isEqualTo(glass.run >= budget);
      for (Rung rung : rungs) {
        int sand = Math.max(0, threshold(rung, budget));
        if (fired.containsKey(rung.key())) {
          assertThat(glass.by.get(fired.get(rung.key()).planned())).isEqualTo(sand);
        } else {
          assertThat(glass.run).isLessThanOrEqualTo(sand);
        }
      }
      wakesUpForWhateverComesNext(deadline, glass.now, HOURS);
    }
  }

  /** Somebody who only looks when told to misses nothing. */
  private static void wakesUpForWhateverComesNext(
      Deadline deadline, Instant now, OpeningHours opening) {
    var next = deadline.next(opening);
    Deadline.Tick before =
        deadline.tick(next.map(at -> at.minusMillis(1)).orElse(now.plusSeconds(1)), opening);
    if (next.isPresent() && next.get().isAfter(now)) {
      Deadline.Tick then = deadline.tick(next.get(), opening);
      assertThat(then.fired().size() + (then.becameLate() ? 1 : 0)).isPositive();
      assertThat(before.fired()).isEmpty();
    }
    if (next.isEmpty()) {
      assertThat(before.fired()).isEmpty();
      assertThat(before.becameLate()).isFalse();
    }
  }

  private static Deadline after(What what, Deadline deadline, Instant now) {
    return switch (what) {
      case LOOK -> deadline;
      case PAUSE -> deadline.paused("customer", "li", now, HOURS);
      case RESUME -> deadline.resumed("customer", now);
      case PAUSE_FOR_PARTS -> deadline.paused("parts", null, now, HOURS);
      case RESUME_FROM_PARTS -> deadline.resumed("parts", now);
    };
  }

  private static int threshold(Rung rung, int budget) {
    return switch (rung.when()) {
      case Rung.When.Before(var amount) -> budget - minutes(amount);
      case Rung.When.After(var amount) -> budget + minutes(amount);
      case Rung.When.Used _ -> throw new IllegalStateException("Expected no parts of minutes");
    };
  }

  private static int minutes(Amount amount) {
    return (int) (amount.units() / 60_000);
  }

  @Provide
  Arbitrary<Event> events() {
    return Combinators.combine(Arbitraries.integers().between(0, 900), Arbitraries.of(What.class))
        .as(Event::new);
  }

  @Provide
  Arbitrary<List<Rung>> rungs() {
    Arbitrary<Rung.When> when =
        Combinators.combine(Arbitraries.integers().between(0, 700), Arbitraries.of(true, false))
            .as((minutes, before) -> {
              var amount = Amount.ofOpeningTime(Duration.ofMinutes(minutes));
              return before ? new Rung.When.Before(amount) : new Rung.When.After(amount);
            });
    return when.list()
        .ofMaxSize(4)
        .map(all -> {
          var rungs = new ArrayList<Rung>();
          all.forEach(each -> rungs.add(Rung.once("r" + rungs.size(), each)));
          return rungs;
        });
  }
}
