/** Tests of how things leave. */
@NullMarked
package dev.formwork.outbound.internal;

import org.jspecify.annotations.NullMarked;
