/** What rules have done, and what failed by itself, for administrators. */
@NullMarked
package dev.formwork.workspace.runs;

import org.jspecify.annotations.NullMarked;
