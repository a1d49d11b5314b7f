@NullMarked
package dev.formwork.embedded;

import org.jspecify.annotations.NullMarked;
