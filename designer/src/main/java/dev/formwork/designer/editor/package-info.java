/**
 * Definitions as what they are: forms as forms, flows as pictures, everything by its properties.
 * What may stand where, it takes from the schemas ({@code dev.formwork.editing}); each change is a
 * change of the text, so the visual editor and the source always agree.
 */
@NullMarked
package dev.formwork.designer.editor;

import org.jspecify.annotations.NullMarked;
