/** Reports as files to take along. */
@NullMarked
package dev.formwork.workspace.report;

import org.jspecify.annotations.NullMarked;
