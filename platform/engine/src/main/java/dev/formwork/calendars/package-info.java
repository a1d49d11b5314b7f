/**
 * When people work: opening hours of a week, holidays and make-up days in a time zone, and how much
 * opening time lies between two moments. Main types: {@link dev.formwork.calendars.Calendar} as it
 * is defined, {@link dev.formwork.calendars.OpeningHours} as it counts, {@link
 * dev.formwork.calendars.Measure} to count with. It refuses to know deadlines, stores and clocks.
 */
@NullMarked
package dev.formwork.calendars;

import org.jspecify.annotations.NullMarked;
