/**
 * Moments at which something is to happen: stored, found by whichever node looks first, and handed
 * to whoever handles their kind, once. Main types: {@link dev.formwork.timers.Timers} to set them,
 * {@link dev.formwork.timers.TimerHandler} to be woken. It refuses to know what happens then.
 */
@NullMarked
package dev.formwork.timers;

import org.jspecify.annotations.NullMarked;
