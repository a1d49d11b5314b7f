/**
 * Tables as files: CSV, Excel and PDF, in a form that programs open safely. Main types: {@link
 * dev.formwork.sheets.Sheet}, {@link dev.formwork.sheets.SheetWriter}, {@link
 * dev.formwork.sheets.Csv}. It refuses to know what stands in a table and who may see it.
 */
@NullMarked
package dev.formwork.sheets;

import org.jspecify.annotations.NullMarked;
