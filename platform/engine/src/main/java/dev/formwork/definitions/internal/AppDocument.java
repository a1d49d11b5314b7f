package dev.formwork.definitions.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One installed app.
 *
 * @param current number of the live release; 0 before the first
 * @param packHash of the pack that {@code packRelease} came from; absent where none did
 * @param packRelease the last release that came from a pack
 * @param parameters what administrators set and from when on, as a JSON object; absent where
 *     nothing is
 */
@Document("apps")
public record AppDocument(
    @Id String key,
    int current,
    @Nullable String packHash,
    int packRelease,
    @Nullable String parameters) {}
