/**
 * Formulas, conditions and guarded scripts: small pieces of JavaScript that builders write and that
 * run without being trusted. Main types: {@link dev.formwork.scripting.Expression}, {@link
 * dev.formwork.scripting.Evaluator}, {@link dev.formwork.scripting.Scripts}. It refuses to know
 * forms, records and people: an expression sees plain values under names and gives back a plain
 * value or a {@link dev.formwork.scripting.ScriptFailure}.
 */
@NullMarked
package dev.formwork.scripting;

import org.jspecify.annotations.NullMarked;
