/** What the search on top finds: records, whatever their form. */
@NullMarked
package dev.formwork.workspace.search;

import org.jspecify.annotations.NullMarked;
