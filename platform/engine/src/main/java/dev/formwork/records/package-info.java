/**
 * Records of forms and the one path by which they are written, read and queried. Main types: {@link
 * dev.formwork.records.RecordService}, {@link dev.formwork.records.Command}, {@link
 * dev.formwork.records.RecordView}. It refuses to know screens, HTTP, and what others make of its
 * effects.
 */
@NullMarked
package dev.formwork.records;

import org.jspecify.annotations.NullMarked;
