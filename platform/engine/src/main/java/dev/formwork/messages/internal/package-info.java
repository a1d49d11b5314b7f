/** How messages are filled, held back, sent and kept. */
@NullMarked
package dev.formwork.messages.internal;

import org.jspecify.annotations.NullMarked;
