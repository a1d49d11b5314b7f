/** Tests of tables as files. */
@NullMarked
package dev.formwork.sheets;

import org.jspecify.annotations.NullMarked;
