/**
 * The query language of the portable core, as MongoDB answers it: filters, projections, updates,
 * pipelines, on decoded documents. Main types: {@link dev.formwork.embedded.query.Filter}, {@link
 * dev.formwork.embedded.query.Update}, {@link dev.formwork.embedded.query.Pipeline}, {@link
 * dev.formwork.embedded.query.BsonOrder}. What is outside of the core the library answers, in its
 * own way. It refuses to know how documents are stored, found or made durable.
 */
@NullMarked
package dev.formwork.embedded.query;

import org.jspecify.annotations.NullMarked;
