/**
 * What the platform says to people and customers: templates, and each message that was made of one
 * with what became of it. Main types: {@link dev.formwork.messages.MessageTemplate}, {@link
 * dev.formwork.messages.Messages}, {@link dev.formwork.messages.OptOuts}. It refuses to know why
 * something is said, which flows and rules know, and how it leaves, which is {@code outbound}.
 */
@NullMarked
package dev.formwork.messages;

import org.jspecify.annotations.NullMarked;
