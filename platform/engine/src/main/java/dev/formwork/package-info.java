/** Formwork: what runs, put together. Each package below is a module; its root is its API. */
@NullMarked
package dev.formwork;

import org.jspecify.annotations.NullMarked;
