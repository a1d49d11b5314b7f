/** The records of a form as a list: searched, filtered, sorted; the address says how. */
@NullMarked
package dev.formwork.workspace.list;

import org.jspecify.annotations.NullMarked;
