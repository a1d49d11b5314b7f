/** Tests of timers. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.timers.internal;
