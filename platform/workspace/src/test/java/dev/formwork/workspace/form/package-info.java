/** Tests of what the record page works out by itself. */
@NullMarked
package dev.formwork.workspace.form;

import org.jspecify.annotations.NullMarked;
