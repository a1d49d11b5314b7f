/** How definitions are stored in MongoDB; for the module {@code definitions} only. */
@NullMarked
package dev.formwork.definitions.internal;

import org.jspecify.annotations.NullMarked;
