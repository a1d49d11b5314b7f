/**
 * Breaks the definitions of apps in one place each and looks whether a scenario notices. Main
 * types: {@link dev.formwork.scenarios.mutants.Mutant}, a break; {@link
 * dev.formwork.scenarios.mutants.Breaking}, which finds the places. It knows the shape of
 * definitions, not their meaning: whether a broken one is still allowed say the checks.
 */
@NullMarked
package dev.formwork.scenarios.mutants;

import org.jspecify.annotations.NullMarked;
