/** Tests of how counters are kept. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.records.internal.counters;
