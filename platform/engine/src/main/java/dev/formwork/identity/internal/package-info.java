/** How people are kept and signed in; nobody outside {@code identity} depends on it. */
@NullMarked
package dev.formwork.identity.internal;

import org.jspecify.annotations.NullMarked;
