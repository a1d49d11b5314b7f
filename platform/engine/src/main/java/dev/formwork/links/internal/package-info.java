/** How links are kept, and how often they may be used. */
@NullMarked
package dev.formwork.links.internal;

import org.jspecify.annotations.NullMarked;
