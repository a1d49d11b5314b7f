/**
 * The page around all screens: what the browser loads first, who may open it, where the program can
 * be reached.
 */
@NullMarked
package dev.formwork.workspace.page;

import org.jspecify.annotations.NullMarked;
