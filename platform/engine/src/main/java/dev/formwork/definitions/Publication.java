package dev.formwork.definitions;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published, and why.
 *
 * @param expected the live release it was made from; 0 where there is none
 * @param by person id, or {@code system}
 * @param packHash of the pack it came from; absent where it came from none
 */
public record Publication(
    AppSource source,
    int expected,
    String by,
    String note,
    Release.Origin origin,
    @Nullable String packHash) {}
