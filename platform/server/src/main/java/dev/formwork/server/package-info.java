/** The executable of production nodes: run time only, no builder screens. */
@NullMarked
package dev.formwork.server;

import org.jspecify.annotations.NullMarked;
