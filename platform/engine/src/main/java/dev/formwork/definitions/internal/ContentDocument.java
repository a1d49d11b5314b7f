package dev.formwork.definitions.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A text that releases hold, stored once however many hold it.
 *
 * @param hash SHA-256 of the text, in hex
 * @param json the same as JSON, quicker to read; absent where it is no definition
 */
@Document("contents")
public record ContentDocument(@Id String hash, String text, @Nullable String json) {}
