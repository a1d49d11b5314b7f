package dev.formwork.flows;

import java.time.Instant;

/**
 * A later round of an execution.
 *
 * @param began when the record went on after it was returned
 * @param since the revision of the record that returned it: what changed after that is new
 */
public record Round(Instant began, long since) {}
