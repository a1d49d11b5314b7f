/**
 * What an app is made of: definitions, drafts, immutable numbered releases. It reads definitions
 * safely, checks them, knows who references whom, publishes and rolls back. Main types: {@link
 * dev.formwork.definitions.DefinitionType}, {@link dev.formwork.definitions.Catalog}, {@link
 * dev.formwork.definitions.CompiledRelease}. It refuses to know what a form, a flow or a report
 * means: each kind brings that in its own {@code DefinitionType}.
 */
@NullMarked
package dev.formwork.definitions;

import org.jspecify.annotations.NullMarked;
