/** Where the bytes of files are kept; nobody outside {@code files} depends on it. */
@NullMarked
package dev.formwork.files.internal;

import org.jspecify.annotations.NullMarked;
