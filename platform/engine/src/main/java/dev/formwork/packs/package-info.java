/**
 * Whole apps as files: reads packs from folders and zips within hard limits, plans what they would
 * change, installs all or nothing, writes them back. Main types: {@link dev.formwork.packs.Pack},
 * {@link dev.formwork.packs.Packs}. It refuses to know what a definition means, and never writes a
 * file that a pack brought.
 */
@NullMarked
package dev.formwork.packs;

import org.jspecify.annotations.NullMarked;
