/** Tests of reports that are mailed. */
@NullMarked
package dev.formwork.mailings;

import org.jspecify.annotations.NullMarked;
