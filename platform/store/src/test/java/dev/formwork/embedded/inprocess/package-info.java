/** The store reached from its own process, without the network. */
@NullMarked
package dev.formwork.embedded.inprocess;

import org.jspecify.annotations.NullMarked;
