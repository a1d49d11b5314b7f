/** Sequences of records over HTTP. */
@NullMarked
package dev.formwork.sequences.rest;

import org.jspecify.annotations.NullMarked;
