package dev.formwork.records.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a record away, and does what follows from it as surely as after any other write. */
@Component
class Deleting {

  private final RecordStore store;
  private final Departures departures;
  private final Afterwards afterwards;
  private final Relay relay;

  Deleting(RecordStore store, Departures departures, Afterwards afterwards, Relay relay) {
    this.store = store;
    this.departures = departures;
    this.afterwards = afterwards;
    this.relay = relay;
  }

  /** Empty where somebody else has written it meanwhile. */
  Optional<RecordView> delete(Writing.Attempt attempt, FormRecord record) {
    List<Effect> effects = afterwards.ofDeletion(attempt, record);
    departures.announce(record, effects, attempt.now());
    if (store.delete(record) == RecordStore.Written.OVERTAKEN) {
      departures.withdraw(record.id(), record.revision());
      return Optional.empty();
    }
    relay.dispatch(
        new Departures.Departure(record.form(), record.id(), record.revision(), effects));
    FormRecord last = Copies.inState(record, State.CANCELLED, null, record.stamps());
    return Optional.of(afterwards.view(attempt.actor(), attempt.model(), last, attempt.context()));
  }
}
