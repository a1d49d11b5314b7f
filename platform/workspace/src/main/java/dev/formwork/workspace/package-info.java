/**
 * The screens that staff and admins use, as a Vaadin library without a main class.
 *
 * <p>One package per feature: its view is package-private, its public face is a {@code
 * *Navigation}. Screens show what the engine allows; they decide nothing themselves and know no
 * store.
 */
@NullMarked
package dev.formwork.workspace;

import org.jspecify.annotations.NullMarked;
