@NullMarked
package dev.formwork.store;

import org.jspecify.annotations.NullMarked;
