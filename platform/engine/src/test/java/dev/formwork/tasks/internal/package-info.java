/** Tests of how the inbox is kept, on a real store. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.tasks.internal;
