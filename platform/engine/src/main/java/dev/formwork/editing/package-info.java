/**
 * How a definition is edited by hand: what may stand at each place of it ({@link
 * dev.formwork.editing.Shape}), changes that leave the rest of its text as it was written ({@link
 * dev.formwork.editing.Change}, {@link dev.formwork.editing.YamlPatch}), and going back and forth
 * among them ({@link dev.formwork.editing.Edits}). Pure: it knows texts and schemas, no store and
 * no screen, and refuses to know what a form or a flow means.
 */
@NullMarked
package dev.formwork.editing;

import org.jspecify.annotations.NullMarked;
