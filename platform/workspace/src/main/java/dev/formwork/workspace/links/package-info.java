/** Links that people without an account get from staff: made, copied, shown and ended. */
@NullMarked
package dev.formwork.workspace.links;

import org.jspecify.annotations.NullMarked;
