/** Rules as definitions, and when they fire. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.triggers;
