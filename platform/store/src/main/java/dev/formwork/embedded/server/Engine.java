package dev.formwork.embedded.server;

import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.plan.ReadCounters;
import dev.formwork.embedded.table.Catalog;
import java.time.Instant;
import java.time.InstantSource;

/** What all databases of a store share. */
record Engine(
    Storage storage, Catalog catalog, ReadCounters counters, Cursors cursors, InstantSource clock) {

  /** The time of the server, in the milliseconds that can be stored. */
  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
