package dev.formwork.flows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something is due, by the record and the calendar as they are now. */
final class Moments {

  private final Move move;

  Moments(Move move) {
    this.move = move;
  }

  /** Wants a signal for a step at this moment, as soon as it is known. */
  void want(Step at, String what, @Nullable When when) {
    if (when != null) {
      of(when, at).ifPresent(due -> move.want(at, what, due));
    }
  }

  boolean hasCome(@Nullable When when, Step at) {
    return when != null && of(when, at).filter(due -> !due.isAfter(move.now())).isPresent();
  }

  /** The moment; empty while the field that tells it is. */
  private Optional<Instant> of(When when, Step at) {
    return switch (when) {
      case When.After(var span) -> Optional.of(move.surroundings().after(at.enteredAt(), span));
      case When.AtField field ->
          said(field, at).map(moment -> move.surroundings().after(moment, field.shift()));
    };
  }

  private Optional<Instant> said(When.AtField field, Step at) {
    var seen = move.fields().seen(at.lane());
    return switch (seen.value(field.field())) {
      case Instant moment -> Optional.of(moment);
      case LocalDate day -> Optional.of(day.atTime(field.time()).atZone(seen.zone()).toInstant());
      case null, default -> Optional.empty();
    };
  }
}
