@NullMarked
package dev.formwork.bench.measure;

import org.jspecify.annotations.NullMarked;
