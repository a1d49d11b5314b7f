/** Reports over HTTP; thin, everything is decided in {@code reports}. */
@NullMarked
package dev.formwork.reports.rest;

import org.jspecify.annotations.NullMarked;
