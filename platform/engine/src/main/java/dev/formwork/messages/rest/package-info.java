/** Messages over HTTP; thin, everything is decided in {@code messages}. */
@NullMarked
package dev.formwork.messages.rest;

import org.jspecify.annotations.NullMarked;
