/**
 * The embedded MongoDB-compatible server: everything that is known about it stands here, so that
 * its backend can be replaced. Main type: {@link dev.formwork.embedded.EmbeddedStore}. It refuses
 * to know what is stored.
 */
@NullMarked
package dev.formwork.embedded;

import org.jspecify.annotations.NullMarked;
