/** My tasks: what waits for a person, what they have sent and done. */
@NullMarked
package dev.formwork.workspace.inbox;

import org.jspecify.annotations.NullMarked;
