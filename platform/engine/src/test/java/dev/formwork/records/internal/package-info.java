/** Tests of parts that only records know. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.records.internal;
