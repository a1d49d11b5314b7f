/** Tests of forms, without Spring or a database. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.forms;
