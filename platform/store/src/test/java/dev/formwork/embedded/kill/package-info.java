/** What an acknowledged write is worth: processes that write, and are killed. */
@NullMarked
package dev.formwork.embedded.kill;

import org.jspecify.annotations.NullMarked;
