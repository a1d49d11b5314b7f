/** Packs over HTTP; thin, everything is decided in {@code packs}. */
@NullMarked
package dev.formwork.packs.rest;

import org.jspecify.annotations.NullMarked;
