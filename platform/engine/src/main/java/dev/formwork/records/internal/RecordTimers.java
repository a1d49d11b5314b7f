package dev.formwork.records.internal;

import dev.formwork.flows.Signal;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Wakes a record when a moment has come that its flow waits for. What then happens the record
 * itself decides by what it is now; so it does no harm to be woken twice, or for nothing.
 */
@Component
class RecordTimers implements TimerHandler {

  static final String KIND = "record";

  /** A flow that stands still is asked again later, whether it goes on by then. */
  private static final Duration STANDSTILL = Duration.ofHours(1);

  private final WritePath writePath;
  private final People people;
  private final Clock clock;

  RecordTimers(WritePath writePath, People people, Clock clock) {
    this.writePath = writePath;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> fire(DueTimer due) {
    Timer timer = due.timer();
    QualifiedKey form = QualifiedKey.parse(String.valueOf(timer.about().get("form")));
    String record = String.valueOf(timer.about().get("record"));
    var act = Command.Act.following("timer " + timer.id() + " " + timer.version(), 0);
    Instant now = clock.instant();
    try {
      RecordView woken =
          writePath.handle(
              Platform.actor(people.organisation()),
              new Command.Wake(form, record, new Signal.TimeCame(timer.id()), act),
              now);
      return wanted(woken, timer.id()).map(next -> next.isAfter(now) ? next : now.plus(STANDSTILL));
    } catch (Refusal.NotFound gone) {
      return Optional.empty();
    }
  }

  /** When the record still wants to be woken for this. */
  private static Optional<Instant> wanted(RecordView record, String timer) {
    return Optional.ofNullable(record.execution())
        .flatMap(execution -> Optional.ofNullable(execution.timers().get(timer)));
  }
}
