/**
 * How the HTTP API speaks: JSON without loss, refusals as problem details (RFC 9457). Main type:
 * {@link dev.formwork.api.Json}. It refuses to know what is served; each module brings its own
 * controllers.
 */
@NullMarked
package dev.formwork.api;

import org.jspecify.annotations.NullMarked;
