/**
 * What the builder screens share: where they are, the head of an app, how kinds, problems and
 * changes are shown.
 */
@NullMarked
package dev.formwork.designer.shell;

import org.jspecify.annotations.NullMarked;
