package dev.formwork.records;

import java.time.Instant;

/**
 * An effect that was given up, until somebody retries or discards it.
 *
 * @param cause a problem code, or the kind of exception; never a text of a record
 */
public record EffectFailure(
    String id, String kind, String form, String record, int tries, String cause, Instant at) {}
