/** How messages are kept. */
@NullMarked
package dev.formwork.messages.internal;

import org.jspecify.annotations.NullMarked;
