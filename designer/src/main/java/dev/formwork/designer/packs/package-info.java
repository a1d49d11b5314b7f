/** Bringing an app in from a pack: choose a file, see what it would change, import. */
@NullMarked
package dev.formwork.designer.packs;

import org.jspecify.annotations.NullMarked;
