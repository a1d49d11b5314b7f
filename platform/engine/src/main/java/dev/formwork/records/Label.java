package dev.formwork.records;

import dev.formwork.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A value with what people call it.
 *
 * @param value as conditions compare it; a {@link Period}'s key for dates; null for records that
 *     have none
 * @param color of an option's badge
 */
public record Label(@Nullable Object value, LocalizedText title, @Nullable String color) {}
