/**
 * What stands around every screen: navigation on the left, the bar on top, the bottom bar on
 * phones. Features bring their entries as {@link dev.formwork.workspace.shell.NavigationPart}.
 */
@NullMarked
package dev.formwork.workspace.shell;

import org.jspecify.annotations.NullMarked;
