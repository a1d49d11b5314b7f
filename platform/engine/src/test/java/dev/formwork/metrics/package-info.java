/** Tests of metrics. */
@NullMarked
package dev.formwork.metrics;

import org.jspecify.annotations.NullMarked;
