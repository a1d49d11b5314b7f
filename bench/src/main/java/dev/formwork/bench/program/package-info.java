/**
 * The built program as its users have it: a process, its memory, its pages in a real browser. It
 * refuses to know the program's classes.
 */
@NullMarked
package dev.formwork.bench.program;

import org.jspecify.annotations.NullMarked;
