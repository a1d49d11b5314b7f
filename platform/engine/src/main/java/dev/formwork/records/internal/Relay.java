package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.FormRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes effects happen: at once after the write, and later what a crashed node left behind. Each
 * receiver is idempotent, so an effect may come twice but is never lost.
 */
@Component
public class Relay {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(20);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(10);
  private static final int BATCH = 200;

  /** What failed so often waits for somebody. */
  private static final int TRIES = 8;

  private final Failed failures;
  private final RecordStore store;
  private final Departures departures;
  private final Forms forms;

  /** Found at the first effect: some of them need what needs the relay. */
  private final Supplier<Map<String, EffectReceiver>> receivers;

  private final Clock clock;

  Relay(
      Failed failures,
      RecordStore store,
      Departures departures,
      Forms forms,
      ObjectProvider<EffectReceiver> receivers,
      Clock clock) {
    this.failures = failures;
    this.store = store;
    this.departures = departures;
    this.forms = forms;
    this.receivers =
        SingletonSupplier.of(() ->
            receivers.stream()
                .collect(Collectors.toMap(EffectReceiver::kind, Function.identity())));
    this.clock = clock;
  }

  /**
   * Makes the effects of the write that just happened happen. What fails is tried later, and so is
   * what earlier writes have left.
   */
  void dispatch(FormRecord record) {
    String own = record.id() + ":" + record.revision() + ":";
    var effects = record.effects().stream().filter(each -> each.id().startsWith(own)).toList();
    List<String> done = dispatch(record.form(), record.id(), effects);
    if (done.size() == record.effects().size()) {
      store.settled(record);
    }
  }

  /** Makes an effect happen that no record holds. */
  void make(Effect effect) {
    happens(effect);
  }

  /** Makes what follows from a deletion happen; what fails is tried later. */
  void dispatch(Departures.Departure gone) {
    var done = gone.effects().stream().filter(this::happens).map(Effect::id).toList();
    departures.done(gone.record(), gone.revision(), done);
    failures.forget(done);
  }

  /** The ids of those that have happened. */
  private List<String> dispatch(QualifiedKey form, String id, List<Effect> effects) {
    var done = new ArrayList<String>();
    for (Effect effect : effects) {
      if (happens(effect)) {
        done.add(effect.id());
      }
    }
    if (effects.stream().allMatch(this::mayLinger)) {
      store.effectsDoneForNow(form, id, done);
    } else {
      store.effectsDone(form, id, done);
    }
    return done;
  }

  private boolean mayLinger(Effect effect) {
    EffectReceiver receiver = receivers.get().get(effect.kind());
    return receiver != null && receiver.mayLinger();
  }

  private boolean happens(Effect effect) {
    EffectReceiver receiver = receivers.get().get(effect.kind());
    if (receiver == null) {
      fail(effect, new IllegalStateException("Expected a receiver of " + effect.kind()));
      return false;
    }
    try {
      receiver.receive(effect);
      return true;
    } catch (RuntimeException e) {
      fail(effect, e);
      return false;
    }
  }

  /** Takes out of records what has happened and may linger there. */
  @Scheduled(fixedDelayString = "PT1S")
  public void tidy() {
    store.takeOutHappened();
  }

  /** Does what was left undone by writes of some time ago, with growing pauses between attempts. */
  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT20S")
  public void sweep() {
    tidy();
    Instant now = clock.instant();
    departures.before(now.minus(LEFT_BEHIND), BATCH).forEach(gone -> again(gone, now));
    for (FormModel model : forms.all()) {
      String after = "";
      List<Document> left;
      do {
        left = left(model.key(), after, now);
        left.forEach(document -> again(model.key(), document, now));
        after = left.isEmpty() ? "" : left.getLast().getString("_id");
      } while (left.size() == BATCH);
    }
    tidy();
  }

  /** A page of records that hold effects; those that were given up stay in between. */
  private List<Document> left(QualifiedKey form, String after, Instant now) {
    return store
        .collection(form)
        .find(
            Filters.and(
                Filters.gt("effects.kind", ""),
                Filters.gt("_id", after),
                Filters.lt("updatedAt", Date.from(now.minus(LEFT_BEHIND)))))
        .sort(Sorts.ascending("_id"))
        .projection(Projections.include("effects"))
        .limit(BATCH)
        .into(new ArrayList<>());
  }

  private void again(QualifiedKey form, Document record, Instant now) {
    var due = RecordBson.effects(record).stream().filter(effect -> isDue(effect, now)).toList();
    failures.forget(dispatch(form, record.getString("_id"), due));
  }

  /** A record that is still there was not deleted: whoever was about to has died. */
  private void again(Departures.Departure gone, Instant now) {
    if (store.find(gone.form(), gone.record()).isPresent()) {
      departures.withdraw(gone.record(), gone.revision());
      return;
    }
    dispatch(
        new Departures.Departure(
            gone.form(),
            gone.record(),
            gone.revision(),
            gone.effects().stream().filter(effect -> isDue(effect, now)).toList()));
  }

  private boolean isDue(Effect effect, Instant now) {
    return failures.isDue(effect.id(), now);
  }

  private void fail(Effect effect, RuntimeException cause) {
    int tries = failures.tries(effect.id()) + 1;
    Instant now = clock.instant();
    if (tries >= TRIES) {
      log.error(
          "Effect {} of kind {} failed {} times and is given up",
          effect.id(),
          effect.kind(),
          tries,
          cause);
      failures.giveUp(effect, tries, code(cause), now);
      return;
    }
    log.warn(
        "Effect {} of kind {} failed and will be tried again", effect.id(), effect.kind(), cause);
    Duration pause =
        Duration.ofSeconds(Math.min(MAX_BACKOFF.toSeconds(), 1L << Math.min(tries, 12)));
    failures.failed(effect, tries, code(cause), now.plus(pause));
  }

  private static String code(RuntimeException cause) {
    return cause instanceof Refusal refusal ? refusal.code() : cause.getClass().getSimpleName();
  }
}
