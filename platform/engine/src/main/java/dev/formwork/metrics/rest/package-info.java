/** Metrics over HTTP; thin, everything is decided in {@code metrics}. */
@NullMarked
package dev.formwork.metrics.rest;

import org.jspecify.annotations.NullMarked;
