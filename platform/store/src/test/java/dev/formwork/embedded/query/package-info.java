/**
 * The embedded server against a model of MongoDB that is written for being read: lists, predicates
 * and nothing of the server's own code. Main type: {@link
 * dev.formwork.embedded.query.AnsweringLikeMongoDbTest}.
 */
@NullMarked
package dev.formwork.embedded.query;

import org.jspecify.annotations.NullMarked;
