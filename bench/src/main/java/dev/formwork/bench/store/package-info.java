/**
 * The embedded store against the map engine beneath it: what protocol, query language, indexes and
 * durability cost, and how that grows with the number of records. It refuses to know the platform.
 */
@NullMarked
package dev.formwork.bench.store;

import org.jspecify.annotations.NullMarked;
