/** How timers are kept and claimed. */
@NullMarked
package dev.formwork.timers.internal;

import org.jspecify.annotations.NullMarked;
