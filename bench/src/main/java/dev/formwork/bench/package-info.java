/**
 * The benchmarks: what a suite measures, and the file its figures go to. Main types: {@link
 * dev.formwork.bench.Bench} and {@link dev.formwork.bench.Row}. It refuses to judge: a figure is
 * measured or it is not, and no gate fails for one.
 */
@NullMarked
package dev.formwork.bench;

import org.jspecify.annotations.NullMarked;
