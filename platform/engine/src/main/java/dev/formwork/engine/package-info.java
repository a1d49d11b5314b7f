/**
 * What the engine gets from outside when it runs: the clock and the source of ids. It refuses to
 * know anything else.
 */
@NullMarked
package dev.formwork.engine;

import org.jspecify.annotations.NullMarked;
