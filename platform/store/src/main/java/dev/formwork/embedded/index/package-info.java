/**
 * Keys of indexes as bytes whose order is MongoDB's order of values. Main types: {@link
 * dev.formwork.embedded.index.KeyWriter} writes values, {@link
 * dev.formwork.embedded.index.DocumentKeys} finds the keys of a document, {@link
 * dev.formwork.embedded.index.IndexSpec} says what is indexed. Whatever compares values of
 * documents agrees with these bytes. It refuses to know where keys are stored.
 */
@NullMarked
package dev.formwork.embedded.index;

import org.jspecify.annotations.NullMarked;
