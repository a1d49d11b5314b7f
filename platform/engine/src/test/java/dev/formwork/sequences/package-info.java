/** Tests of messages that follow each other. */
@NullMarked
package dev.formwork.sequences;

import org.jspecify.annotations.NullMarked;
