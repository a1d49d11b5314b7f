/** Tests of the one way out. */
@NullMarked
package dev.formwork.outbound;

import org.jspecify.annotations.NullMarked;
