/**
 * Metrics: numbers with a name, a target and periods, whose values are kept when a period closes.
 * Main types: {@link dev.formwork.metrics.Metric}, {@link dev.formwork.metrics.MetricService}. It
 * refuses to know how a number is counted, which is {@code reports}, and what follows from a miss,
 * which {@code automation} knows.
 */
@NullMarked
package dev.formwork.metrics;

import org.jspecify.annotations.NullMarked;
