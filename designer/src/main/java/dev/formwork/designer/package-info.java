/** The executable with everything: the run time and, in its sub-packages, the builder screens. */
@NullMarked
package dev.formwork.designer;

import org.jspecify.annotations.NullMarked;
