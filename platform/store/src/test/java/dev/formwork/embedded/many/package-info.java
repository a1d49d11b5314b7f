/** Many records of 2 KB: what finding one of them takes, and what they take on disk. */
@NullMarked
package dev.formwork.embedded.many;

import org.jspecify.annotations.NullMarked;
