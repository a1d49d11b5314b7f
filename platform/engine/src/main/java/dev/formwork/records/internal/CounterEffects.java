package dev.formwork.records.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.FormRecord;
import dev.formwork.records.internal.counters.Counters;
import dev.formwork.records.internal.counters.Facts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells counters what a write changes. */
@Component
class CounterEffects implements EffectReceiver {

  private final Counters counters;

  CounterEffects(Counters counters) {
    this.counters = counters;
  }

  /**
   * What a write has to tell; nothing where no counter counts otherwise.
   *
   * @param before absent for a new record
   * @param after absent for one that has gone
   */
  Optional<Effect> told(@Nullable FormRecord before, @Nullable FormRecord after, String id) {
    FormRecord record = after == null ? before : after;
    if (record == null) {
      return Optional.empty();
    }
    long revision = after == null ? record.revision() + 1 : record.revision();
    return counters
        .told(record.form(), record.id(), revision, facts(before), facts(after))
        .map(payload -> new Effect(id, Effect.COUNT, payload));
  }

  private static @Nullable Facts facts(@Nullable FormRecord record) {
    return record == null ? null : new Facts(record.data(), record.system());
  }

  @Override
  public String kind() {
    return Effect.COUNT;
  }

  @Override
  public void receive(Effect effect) {
    counters.tell(effect.id(), effect.payload());
  }
}
