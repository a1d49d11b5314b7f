/** Commands through the driver: indexes, cursors, writers beside readers. */
@NullMarked
package dev.formwork.embedded.server;

import org.jspecify.annotations.NullMarked;
