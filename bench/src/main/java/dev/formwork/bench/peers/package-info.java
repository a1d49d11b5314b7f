/**
 * Other flow engines doing the same work, at their documented settings for production. It refuses
 * to know how ours does it.
 */
@NullMarked
package dev.formwork.bench.peers;

import org.jspecify.annotations.NullMarked;
