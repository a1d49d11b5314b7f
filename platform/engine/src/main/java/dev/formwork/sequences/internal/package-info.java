/** How sequences go on, and where they are kept. */
@NullMarked
package dev.formwork.sequences.internal;

import org.jspecify.annotations.NullMarked;
