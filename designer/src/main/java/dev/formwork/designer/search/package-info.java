/** What the search on top finds for builders: definitions and what is in them. */
@NullMarked
package dev.formwork.designer.search;

import org.jspecify.annotations.NullMarked;
