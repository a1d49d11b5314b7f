@NullMarked
package dev.formwork.bench.work;

import org.jspecify.annotations.NullMarked;
