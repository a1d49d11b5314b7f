/** Tests of deadlines. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.deadlines;
