/** Tasks over HTTP; thin, everything is decided in {@code tasks} and {@code records}. */
@NullMarked
package dev.formwork.tasks.rest;

import org.jspecify.annotations.NullMarked;
