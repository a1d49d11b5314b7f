/** Keys of indexes: their order and which ones a document has. */
@NullMarked
package dev.formwork.embedded.index;

import org.jspecify.annotations.NullMarked;
