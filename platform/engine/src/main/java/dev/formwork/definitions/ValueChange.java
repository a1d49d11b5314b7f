package dev.formwork.definitions;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One value that differs.
 *
 * @param pointer JSON pointer into the new tree; into the old one where the value is gone
 * @param before absent where it is new
 * @param after absent where it is gone
 */
public record ValueChange(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {}
