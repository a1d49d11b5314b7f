/** Rules at work, over the whole engine. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.automation;
