/**
 * How to measure on a machine that others use too: fixed work, interleaved pairs, a gate that lets
 * only quiet moments count. It refuses to know what is measured.
 */
@NullMarked
package dev.formwork.bench.measure;

import org.jspecify.annotations.NullMarked;
