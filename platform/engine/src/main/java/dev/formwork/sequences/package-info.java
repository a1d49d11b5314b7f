/**
 * Messages that follow each other over days and weeks until they have done their work: what a
 * sequence says when, and how far it has come for each record. Main types: {@link
 * dev.formwork.sequences.Sequence}, {@link dev.formwork.sequences.Sequences}. It refuses to know
 * why one begins, which rules know, and how a message is filled and sent.
 */
@NullMarked
package dev.formwork.sequences;

import org.jspecify.annotations.NullMarked;
