package dev.formwork.scenarios.internal;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.Problem;
import dev.formwork.scenarios.Moments;
import dev.formwork.scenarios.Period;
import dev.formwork.scenarios.Step;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets time pass as steps say. */
final class Passing {

  /** Whoever only looks so often, whether there is something to do, will find nothing. */
  private static final int MOST_LOOKS = 1_000;

  private final Stage stage;

  Passing(Stage stage) {
    this.stage = stage;
  }

  void take(Step.Passing step) {
    switch (step) {
      case Step.After(var after, var calendar) -> stage.advance(in(after, calendar));
      case Step.Play(var play, var calendar) -> stage.advance(in(play, calendar));
      case Step.On(var on) -> on(on);
      case Step.NextEvent _ -> next();
    }
  }

  /** Goes from timer to timer, until one has changed something: others only looked whether to. */
  private void next() {
    Snapshot before = stage.world().snapshot();
    int looked = 0;
    do {
      if (looked++ == MOST_LOOKS) {
        throw new Broken(Problem.error("scenarios.time.endless", "/next").with("max", MOST_LOOKS));
      }
      Optional<Instant> next = stage.world().timers().next();
      stage.advance(
          next.orElseThrow(() -> new Broken(Problem.error("scenarios.time.no-event", "/next"))));
    } while (before.isStillSo());
  }

  private void on(String text) {
    Instant moment = stage.world().start(text);
    if (moment.isBefore(stage.now())) {
      throw new Broken(
          Problem.error("scenarios.time.backwards", "/on")
              .with("expected", text)
              .with("found", Moments.written(stage.now(), stage.zone())));
    }
    stage.advance(moment);
  }

  /** The moment so long after now. */
  Instant in(String words, @Nullable String calendar) {
    Period period = Period.parse(words).orElseThrow();
    OpeningHours hours =
        period.working() ? stage.hours(calendar) : OpeningHours.always(stage.zone());
    return period.after(stage.now(), hours, stage.zone());
  }
}
