/**
 * Any form on a screen: one input for each kind of field, sections, rows, problems at their field.
 * What a change means (formulas, visibility, fills) is asked of the engine each time; this package
 * decides nothing and stores nothing.
 */
@NullMarked
package dev.formwork.workspace.form;

import org.jspecify.annotations.NullMarked;
