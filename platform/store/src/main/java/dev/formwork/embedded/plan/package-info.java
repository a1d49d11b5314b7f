/**
 * Finds documents by the least work: which index, which part of it, in which order. Main types:
 * {@link dev.formwork.embedded.plan.Planner} chooses a {@link dev.formwork.embedded.plan.Plan},
 * {@link dev.formwork.embedded.plan.Search} carries it out. How many keys a range of an index has
 * costs two descents, so plans are chosen by counts and not by guesses. What a plan finds is
 * checked against the whole filter unless its ranges say exactly the same. It refuses to know
 * writing.
 */
@NullMarked
package dev.formwork.embedded.plan;

import org.jspecify.annotations.NullMarked;
