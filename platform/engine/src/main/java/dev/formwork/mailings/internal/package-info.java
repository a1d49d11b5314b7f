/** When mailings are due, and what is done then. */
@NullMarked
package dev.formwork.mailings.internal;

import org.jspecify.annotations.NullMarked;
