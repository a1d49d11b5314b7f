/**
 * The way to the embedded store from its own process: the driver's messages, handed over without a
 * port. Main type: {@link dev.formwork.embedded.inprocess.InProcess}. It is the only place that
 * knows the driver's inside, as the driver has no public door for a transport of one's own.
 */
@NullMarked
package dev.formwork.embedded.inprocess;

import org.jspecify.annotations.NullMarked;
