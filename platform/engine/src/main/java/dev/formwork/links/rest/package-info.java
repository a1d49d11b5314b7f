/** The page behind a link, and the API that makes links. */
@NullMarked
package dev.formwork.links.rest;

import org.jspecify.annotations.NullMarked;
