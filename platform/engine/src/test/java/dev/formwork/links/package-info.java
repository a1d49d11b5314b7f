/** Tests of links to forms, as somebody sees them who has nothing else. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.links;
