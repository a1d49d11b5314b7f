/** Metrics: values, targets and lights, and what is behind one of them. */
@NullMarked
package dev.formwork.workspace.metrics;

import org.jspecify.annotations.NullMarked;
