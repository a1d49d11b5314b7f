/**
 * Reports that are sent by themselves: at set times, to whom, as which kind of file. Main types:
 * {@link dev.formwork.mailings.Mailing}. It refuses to know what a report answers, which is {@code
 * reports}, and how a mail leaves, which {@code messages} knows.
 */
@NullMarked
package dev.formwork.mailings;

import org.jspecify.annotations.NullMarked;
