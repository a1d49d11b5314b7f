/** The program in a real browser: what a person sees and does. */
@NullMarked
package dev.formwork.designer.browser;

import org.jspecify.annotations.NullMarked;
