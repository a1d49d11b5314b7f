/**
 * The one way out: mail, short messages, chat messages and webhooks leave the platform here and
 * nowhere else. Main types: {@link dev.formwork.outbound.Outbound}, {@link
 * dev.formwork.outbound.Outgoing}, {@link dev.formwork.outbound.AllowedHosts} for whom webhooks may
 * reach. It refuses to know what is said to whom and why, and whether it is tried again.
 */
@NullMarked
package dev.formwork.outbound;

import org.jspecify.annotations.NullMarked;
