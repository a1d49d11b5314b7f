/** Tests of calendars and of counting by them. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.calendars;
