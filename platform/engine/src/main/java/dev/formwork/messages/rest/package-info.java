/** What was said to whom, over HTTP, and where customers refuse more of it. */
@NullMarked
package dev.formwork.messages.rest;

import org.jspecify.annotations.NullMarked;
