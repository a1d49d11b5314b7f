/** How records are kept in MongoDB and written; nobody outside {@code records} depends on it. */
@NullMarked
package dev.formwork.records.internal;

import org.jspecify.annotations.NullMarked;
