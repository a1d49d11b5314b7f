/** Journal, checkpoints and what opening makes of them. */
@NullMarked
package dev.formwork.embedded.engine;

import org.jspecify.annotations.NullMarked;
