/** Tests of what the screens share. */
@NullMarked
package dev.formwork.workspace.parts;

import org.jspecify.annotations.NullMarked;
