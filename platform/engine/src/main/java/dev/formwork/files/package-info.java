/**
 * Uploaded files and their bytes. Main types: {@link dev.formwork.files.Files}, {@link
 * dev.formwork.files.StoredFile}. It refuses to know which record a file belongs to, and so who may
 * read it: its callers decide.
 */
@NullMarked
package dev.formwork.files;

import org.jspecify.annotations.NullMarked;
