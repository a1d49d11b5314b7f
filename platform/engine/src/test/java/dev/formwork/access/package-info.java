/** Tests of access, without Spring or a database. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.access;
