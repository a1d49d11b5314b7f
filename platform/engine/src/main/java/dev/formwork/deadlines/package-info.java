/**
 * Limits on working time: how much of it there is, how much has passed, when somebody is to be
 * reminded. Main types: {@link dev.formwork.deadlines.Deadline}, an immutable value that moves by
 * functions, {@link dev.formwork.deadlines.Budget} and {@link dev.formwork.deadlines.Until} as they
 * are written in definitions. It refuses to know flows, people, clocks and who wakes it up.
 */
@NullMarked
package dev.formwork.deadlines;

import org.jspecify.annotations.NullMarked;
