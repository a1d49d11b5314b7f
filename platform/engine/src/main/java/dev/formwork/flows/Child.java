package dev.formwork.flows;

import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/**
 * A sub-flow on another record.
 *
 * @param state how it ended; absent while it runs
 */
public record Child(QualifiedKey form, String record, @Nullable EndState state) {}
