/** Definitions as text: an editor that shows what is wrong beside the line. */
@NullMarked
package dev.formwork.designer.source;

import org.jspecify.annotations.NullMarked;
