/**
 * The work of the vehicle-order app, done through the engine and by the plain driver. It refuses to
 * know about screens and processes.
 */
@NullMarked
package dev.formwork.bench.work;

import org.jspecify.annotations.NullMarked;
