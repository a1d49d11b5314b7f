/** Small parts that several screens show: icons, badges, deadlines, empty places, menus. */
@NullMarked
package dev.formwork.workspace.parts;

import org.jspecify.annotations.NullMarked;
