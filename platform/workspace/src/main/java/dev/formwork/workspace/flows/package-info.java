/**
 * Running flows for administrators: where they stand and stand still, repairing one, and taking
 * many to a newer release.
 */
@NullMarked
package dev.formwork.workspace.flows;

import org.jspecify.annotations.NullMarked;
