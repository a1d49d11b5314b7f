/**
 * Counters: numbers over records that are kept up to date write by write instead of being counted
 * when somebody looks. Main types: {@link dev.formwork.records.internal.counters.Counter}, what is
 * counted of one record, and {@link dev.formwork.records.internal.counters.Counters}, what was
 * counted. It refuses to know who asks and what he may see.
 */
@NullMarked
package dev.formwork.records.internal.counters;

import org.jspecify.annotations.NullMarked;
