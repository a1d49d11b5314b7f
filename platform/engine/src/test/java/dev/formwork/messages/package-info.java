/** Tests of what is said to people and customers. */
@NullMarked
package dev.formwork.messages;

import org.jspecify.annotations.NullMarked;
