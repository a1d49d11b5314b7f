/**
 * Sample histories: some lines that say how a year went become the records of that year. Main
 * types: {@link dev.formwork.packs.histories.History}, {@link
 * dev.formwork.packs.histories.Expansion}. Pure: the same lines, day and samples give the same
 * records; nothing here knows who plays them, or where they are stored.
 */
@NullMarked
package dev.formwork.packs.histories;

import org.jspecify.annotations.NullMarked;
