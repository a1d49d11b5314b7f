/** The stored form of the inbox; only {@code tasks} looks inside. */
@NullMarked
package dev.formwork.tasks.internal;

import org.jspecify.annotations.NullMarked;
