/** The API as a client meets it, over real HTTP. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.api;
