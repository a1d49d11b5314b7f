/**
 * Acceptance tests of apps in business words, played in virtual time on a platform that is made for
 * them and thrown away. Main types: {@link dev.formwork.scenarios.Scenario}, the definition; {@link
 * dev.formwork.scenarios.Scenarios}, which plays them. It refuses to touch what is live: neither
 * its records nor its clock, and nothing it does leaves the process.
 */
@NullMarked
package dev.formwork.scenarios;

import org.jspecify.annotations.NullMarked;
