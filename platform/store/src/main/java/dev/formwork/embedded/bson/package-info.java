/**
 * Documents as BSON bytes, of which only what is asked for is decoded. Main types: {@link
 * dev.formwork.embedded.bson.Bson} and {@link dev.formwork.embedded.bson.Fields}. It refuses to
 * know queries and storage.
 */
@NullMarked
package dev.formwork.embedded.bson;

import org.jspecify.annotations.NullMarked;
