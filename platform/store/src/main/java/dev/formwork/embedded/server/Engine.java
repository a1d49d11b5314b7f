package dev.formwork.embedded.server;

import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.plan.ReadCounters;
import dev.formwork.embedded.table.Catalog;

/** What all databases of a store share. */
record Engine(Storage storage, Catalog catalog, ReadCounters counters, Cursors cursors) {}
