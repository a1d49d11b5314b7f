/**
 * A whole store in one file, and back. Main types: {@link dev.formwork.embedded.backup.Backup} and
 * {@link dev.formwork.embedded.backup.Restore}. A backup holds documents and what indexes are over,
 * not pages, so that it can be read by any later version; a restored store builds its indexes anew.
 * It refuses to know the wire.
 */
@NullMarked
package dev.formwork.embedded.backup;

import org.jspecify.annotations.NullMarked;
