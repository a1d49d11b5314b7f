/** Timers that were given up over HTTP; thin, everything is decided in {@code timers}. */
@NullMarked
package dev.formwork.timers.rest;

import org.jspecify.annotations.NullMarked;
