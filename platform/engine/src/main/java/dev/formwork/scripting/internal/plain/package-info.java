/**
 * Formulas that need no script context: arithmetic, comparisons, choices, sums over rows. Main
 * type: {@link dev.formwork.scripting.internal.plain.PlainFormula}. It refuses to be a second
 * language: it gives the value that the script engine gives, or none at all, and then the engine is
 * asked.
 */
@NullMarked
package dev.formwork.scripting.internal.plain;

import org.jspecify.annotations.NullMarked;
