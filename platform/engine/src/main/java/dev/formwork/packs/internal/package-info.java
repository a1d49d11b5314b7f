/** What packs keep for themselves in the database. */
@NullMarked
package dev.formwork.packs.internal;

import org.jspecify.annotations.NullMarked;
