/** How things leave: SMTP, HTTP, the log; and the guard in front of HTTP. */
@NullMarked
package dev.formwork.outbound.internal;

import org.jspecify.annotations.NullMarked;
