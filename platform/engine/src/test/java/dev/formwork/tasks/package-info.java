/** Tests of the inbox against the whole engine. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.tasks;
