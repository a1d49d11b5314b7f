/**
 * Ordered maps of bytes in one folder: what a write put there stands after any end of the process.
 *
 * <p>Main types: {@link dev.formwork.embedded.engine.Storage} opens a folder, {@link
 * dev.formwork.embedded.engine.Tree} is one ordered map, {@link
 * dev.formwork.embedded.engine.Change} what goes into several of them as one.
 *
 * <p>The folder holds {@code formwork.mv}, an H2 MVStore file, and {@code journal-N.log} files. A
 * change is first appended to the journal, then made in memory; it is acknowledged when the journal
 * is written (and forced out, if asked). Every few seconds, and whenever much has changed, a
 * checkpoint writes the changed pages into the file, together with the number of the last change
 * that all pages contain. Opening repeats the journal from that number on: each entry says which
 * key of which tree gets which value, so repeating what is there already changes nothing. No page
 * is written before the journal entries of what it contains ({@link
 * dev.formwork.embedded.engine.GuardedFile}).
 *
 * <p>Every page chunk and every journal entry has a checksum. A journal that ends in the middle of
 * an entry was cut by the end of the process; one with a hole before entries known to be on disk,
 * or one that does not continue the file, is refused. A file without its journal is refused too:
 * nobody could say what it lacks. To restore a copy, bring file and journals, or a file whose store
 * was closed and its one empty journal.
 *
 * <p>It refuses to know what the bytes mean.
 */
@NullMarked
package dev.formwork.embedded.engine;

import org.jspecify.annotations.NullMarked;
