package dev.formwork.records;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/** A form as a menu shows it to one actor. */
public record FormSummary(
    QualifiedKey key,
    LocalizedText title,
    LocalizedText appTitle,
    @Nullable String icon,
    boolean canCreate,
    boolean canRead) {}
