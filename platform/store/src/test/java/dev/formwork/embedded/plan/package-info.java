/** Which index a search takes, and that it finds the same as without. */
@NullMarked
package dev.formwork.embedded.plan;

import org.jspecify.annotations.NullMarked;
