package dev.formwork.timers;

import java.time.Instant;

/**
 * A timer that was given up, until somebody retries or discards it.
 *
 * @param tries how often it was tried
 * @param cause a problem code, or the kind of exception; never a text of a record
 */
public record TimerFailure(Timer timer, int tries, String cause, Instant at) {}
