/**
 * The query language of the portable core, as MongoDB answers it: filters, sorts, projections,
 * updates, pipelines. Main types: {@link dev.formwork.embedded.query.Commands} (what arrives over
 * the wire), {@link dev.formwork.embedded.query.Filter}, {@link
 * dev.formwork.embedded.query.BsonOrder}. It works on decoded documents and refuses to know how
 * they are stored, found by index or made durable: that is behind {@link
 * dev.formwork.embedded.query.Documents}.
 */
@NullMarked
package dev.formwork.embedded.query;

import org.jspecify.annotations.NullMarked;
