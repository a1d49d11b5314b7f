/** Records over HTTP; thin, everything is decided in {@code records}. */
@NullMarked
package dev.formwork.records.rest;

import org.jspecify.annotations.NullMarked;
