/**
 * What a form is and what it makes of a record's data: fields and their types, formulas,
 * visibility, validation. Main types: {@link dev.formwork.forms.Form}, {@link
 * dev.formwork.forms.FormLogic}. It refuses to know who is asking, where records are kept, and
 * Spring.
 */
@NullMarked
package dev.formwork.forms;

import org.jspecify.annotations.NullMarked;
