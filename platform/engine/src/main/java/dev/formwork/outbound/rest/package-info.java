/** What leaves the platform, over HTTP: which hosts webhooks may reach. */
@NullMarked
package dev.formwork.outbound.rest;

import org.jspecify.annotations.NullMarked;
