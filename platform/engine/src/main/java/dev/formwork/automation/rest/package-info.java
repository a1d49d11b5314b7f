/** Rules over HTTP; thin, everything is decided in {@code automation}. */
@NullMarked
package dev.formwork.automation.rest;

import org.jspecify.annotations.NullMarked;
