/**
 * What happens by itself: rules that say when, if and then, and whether something that has happened
 * to a record is what one of them waits for. Main types: {@link dev.formwork.triggers.Rule}, {@link
 * dev.formwork.triggers.Trigger}, {@link dev.formwork.triggers.Action}, {@link
 * dev.formwork.triggers.Firing}. It refuses to know where records are kept and how actions are
 * carried out.
 */
@NullMarked
package dev.formwork.triggers;

import org.jspecify.annotations.NullMarked;
