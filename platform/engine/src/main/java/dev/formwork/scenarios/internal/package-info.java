@NullMarked
package dev.formwork.scenarios.internal;

import org.jspecify.annotations.NullMarked;
