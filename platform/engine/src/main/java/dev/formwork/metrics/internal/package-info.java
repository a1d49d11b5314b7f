/** How metrics are measured, closed and kept. */
@NullMarked
package dev.formwork.metrics.internal;

import org.jspecify.annotations.NullMarked;
