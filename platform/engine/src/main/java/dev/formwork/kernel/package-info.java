/**
 * The words every other module speaks: keys, ids, localized text, problems, the clock and the id
 * source. Main types: {@link dev.formwork.kernel.Problem}, {@link dev.formwork.kernel.Key}, {@link
 * dev.formwork.kernel.LocalizedText}. It refuses to know Spring, storage, and what any definition
 * means.
 */
@NullMarked
package dev.formwork.kernel;

import org.jspecify.annotations.NullMarked;
