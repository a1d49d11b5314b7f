package dev.formwork.records.internal;

import dev.formwork.records.FormRecord.Stamps;
import java.time.Instant;

/** Stamps with a moment of a record's life added. */
final class Stamping {

  private Stamping() {}

  /** The first submit counts; submitting again after a return does not move it. */
  static Stamps submitted(Stamps s, Instant at) {
    return new Stamps(
        s.createdAt(),
        s.createdBy(),
        s.updatedAt(),
        s.updatedBy(),
        s.submittedAt() == null ? at : s.submittedAt(),
        s.completedAt());
  }

  static Stamps completed(Stamps s, Instant at) {
    return new Stamps(
        s.createdAt(), s.createdBy(), s.updatedAt(), s.updatedBy(), s.submittedAt(), at);
  }

  static Stamps updated(Stamps s, Instant at, String by) {
    return new Stamps(s.createdAt(), s.createdBy(), at, by, s.submittedAt(), s.completedAt());
  }
}
