/** Settings of apps over HTTP. */
@NullMarked
package dev.formwork.definitions.rest;

import org.jspecify.annotations.NullMarked;
