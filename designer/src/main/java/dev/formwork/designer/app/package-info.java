/** One app: its definitions by kind, what is wrong with them, and its parameters. */
@NullMarked
package dev.formwork.designer.app;

import org.jspecify.annotations.NullMarked;
