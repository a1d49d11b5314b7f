/**
 * What a condition says and what a value may come from: comparisons of fields, relative dates, the
 * current person, parameters, guarded scripts; and tables of conditions with results. Main types:
 * {@link dev.formwork.rules.Condition}, {@link dev.formwork.rules.ValueSource}, {@link
 * dev.formwork.rules.DecisionTable}, {@link dev.formwork.rules.EvaluationContext}. It refuses to
 * know forms, flows, roles and where records are kept.
 */
@NullMarked
package dev.formwork.rules;

import org.jspecify.annotations.NullMarked;
