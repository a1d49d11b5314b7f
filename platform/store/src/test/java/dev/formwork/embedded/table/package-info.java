/** Tables and the catalog over a storage. */
@NullMarked
package dev.formwork.embedded.table;

import org.jspecify.annotations.NullMarked;
