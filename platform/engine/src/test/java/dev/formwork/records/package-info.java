/** Tests of records against the whole engine, in a small car shop. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.records;
