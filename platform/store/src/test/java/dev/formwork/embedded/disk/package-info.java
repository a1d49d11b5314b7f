/**
 * A disk that can lose power and run full, under the real code: a file system over a folder that
 * remembers what was not forced out, and the same for the file layer of MVStore. Main type: {@link
 * dev.formwork.embedded.disk.FaultyDisk}.
 */
@NullMarked
package dev.formwork.embedded.disk;

import org.jspecify.annotations.NullMarked;
